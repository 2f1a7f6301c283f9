import { elementsOf } from '../nodes/shape-rules';
import type { PlanOperation, TrainPlan } from '../plan/plan';
import type { LinearRegion } from './linear-regions';

/** TeX of a region as one layer, for row vectors: y = xW + b. */
export interface RegionFormula {
  /** W as a product of the layers' own matrices. */
  readonly weight: string;
  /** b as the layers' biases carried through the matrices behind them. */
  readonly bias: string;
  /** Dense layers one behind the other and nothing else: W is the product of their matrices. */
  readonly isChain: boolean;
  /** What each symbol stands for. */
  readonly symbols: readonly { readonly tex: string; readonly title: string; readonly shape: readonly number[] }[];
}

interface Terms {
  readonly weight: string;
  /** `null`: zero. */
  readonly bias: string | null;
  /** How it must be wrapped before something is multiplied onto it. */
  readonly isSum: boolean;
  readonly biasIsSum: boolean;
}

/**
 * Layers are numbered in the order of flow. D is the diagonal matrix of a BatchNorm, c its shift; C is the matrix of a
 * convolution from all pixels to all pixels, b its bias at every pixel; P that of a pool of averages.
 */
export function formulaOf({ operations }: TrainPlan, region: LinearRegion): RegionFormula {
  const known = new Map<number, Terms>([[region.source, { weight: '', bias: null, isSum: false, biasIsSum: false }]]);
  const symbols: { tex: string; title: string; shape: readonly number[] }[] = [];
  for (const index of region.operations) {
    const operation = operations[index];
    if (!operation) continue;
    const given = operation.inputs.flatMap((input) => known.get(input) ?? []);
    const number = region.layers.indexOf(index) + 1;
    if (number > 0) {
      const tex = numbered(matrixLetters[operation.type] ?? '', number);
      symbols.push({ tex, title: operation.title, shape: matrixShape(operation) });
    }
    known.set(index, termsOf(operation, number, given));
  }
  const { weight, bias } = known.get(region.sink) ?? { weight: '', bias: null };
  const isChain = region.operations.every((index) => chained.has(operations[index]?.type ?? ''));
  return { weight: weight === '' ? '\\mathbf{I}' : weight, bias: bias ?? '\\mathbf{0}', isChain, symbols };
}

/** What stands in a chain of which the pictures of the matrices multiply to the picture of the product. */
const chained = new Set(['dense', 'flatten', 'reshape', 'dropout', 'activation']);

/** Of the layers with weights. */
const matrixLetters: Readonly<Record<string, string>> = {
  dense: 'W',
  conv2d: 'C',
  'depthwise-conv2d': 'C',
  'batch-norm': 'D',
};

const numbered = (letter: string, number: number): string => `\\mathbf{${letter}}_{${number}}`;

function matrixShape({ inputShapes, outputShape }: PlanOperation): readonly number[] {
  return [elementsOf(inputShapes[0] ?? []), elementsOf(outputShape)];
}

function termsOf({ type, params }: PlanOperation, number: number, given: readonly Terms[]): Terms {
  const first = given[0] ?? { weight: '', bias: null, isSum: false, biasIsSum: false };
  const letter = matrixLetters[type];
  if (letter !== undefined) {
    const shift = type === 'batch-norm' ? 'c' : 'b';
    return through(first, numbered(letter, number), params.bias === false ? null : numbered(shift, number));
  }
  switch (type) {
    case 'average-pool':
    case 'global-average-pool':
      return through(first, '\\mathbf{P}', null);
    case 'add':
      return sumOf(given);
    case 'concatenate':
      return beside(given);
    default:
      return first;
  }
}

function through(before: Terms, matrix: string, own: string | null): Terms {
  const weight = `${before.isSum ? `\\left(${before.weight}\\right)` : before.weight}${matrix}`;
  if (before.bias === null) return { weight, bias: own, isSum: false, biasIsSum: false };
  const carried = `${before.biasIsSum ? `\\left(${before.bias}\\right)` : before.bias}${matrix}`;
  return { weight, bias: own === null ? carried : `${carried} + ${own}`, isSum: false, biasIsSum: own !== null };
}

function sumOf(given: readonly Terms[]): Terms {
  const biases = given.flatMap(({ bias }) => bias ?? []);
  return {
    weight: given.map(({ weight }) => (weight === '' ? '\\mathbf{I}' : weight)).join(' + '),
    bias: biases.length === 0 ? null : biases.join(' + '),
    isSum: true,
    biasIsSum: biases.length > 1 || given.some(({ biasIsSum }) => biasIsSum),
  };
}

function beside(given: readonly Terms[]): Terms {
  const row = (parts: readonly string[]): string => `\\left[${parts.join(' \\;\\; ')}\\right]`;
  const hasBias = given.some(({ bias }) => bias !== null);
  return {
    weight: row(given.map(({ weight }) => (weight === '' ? '\\mathbf{I}' : weight))),
    bias: hasBias ? row(given.map(({ bias }) => bias ?? '\\mathbf{0}')) : null,
    isSum: false,
    biasIsSum: false,
  };
}
