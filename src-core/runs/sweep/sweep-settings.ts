import { analyze } from '../../graph/analyze';
import { applyChange } from '../../graph/apply-change';
import type { GraphDocument, GraphNode, TrainSettings } from '../../graph/document';
import { nameNodes } from '../../graph/node-names';
import { topologicalOrder, wiringOf } from '../../graph/topology';
import { activationFunctions } from '../../nodes/activation-functions';
import type { Field, ParamRecord } from '../../nodes/define-node';
import { mostUnits } from '../../nodes/dense';
import { findNodeDefinition } from '../../nodes/registry';
import type { Result } from '../../result';
import { hiddenBlocks, withBudget, withDepth, withWidth } from './hidden-blocks';

export type SweepValue = number | string;

/** What a sweep can vary. */
export interface SweepSetting {
  readonly id: string;
  /** "learning rate", "Dense 1 units": stands beside values. */
  readonly title: string;
  /** In a list, where the title alone says too little. */
  readonly label?: string;
  readonly group: 'Training' | 'Network' | 'Nodes';
  readonly kind: NumberKind | ChoiceKind;
  /** A first proposal around what the document has. */
  readonly suggested: readonly SweepValue[];
  /** Settings with a higher one are applied later: a budget of parameters needs the depth. */
  readonly order: number;
  apply(document: GraphDocument, value: SweepValue): Result<GraphDocument, string>;
}

export interface NumberKind {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
}

export interface ChoiceKind {
  readonly kind: 'choice';
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** Everything of this document that a sweep can vary, in the order of a list. */
export function sweepSettings(document: GraphDocument): readonly SweepSetting[] {
  return [...trainingSettings(document), ...networkSettings(document), ...nodeSettings(document)];
}

const optimizers = [
  ['sgd', 'SGD'],
  ['momentum', 'momentum'],
  ['nesterov', 'Nesterov'],
  ['rmsprop', 'RMSProp'],
  ['adam', 'Adam'],
  ['adamw', 'AdamW'],
  ['adagrad', 'Adagrad'],
] as const;

function trainingSettings({ training, seed }: GraphDocument): readonly SweepSetting[] {
  const number = (
    key: 'learningRate' | 'batch' | 'epochs' | 'momentum' | 'weightDecay',
    title: string,
    kind: Omit<NumberKind, 'kind'>,
    suggested: readonly number[],
  ): SweepSetting => ({
    id: `training.${key}`,
    title,
    group: 'Training',
    kind: { kind: 'number', ...kind },
    suggested,
    order: 0,
    apply: (document, value) => setTraining(document, { [key]: Number(value) }),
  });
  const { learningRate: rate, batch, epochs, optimizer } = training;
  const hasMomentum = optimizer === 'momentum' || optimizer === 'nesterov';
  return [
    number('learningRate', 'learning rate', { min: 1e-8, max: 100, whole: false }, around(rate, [0.1, 0.3, 1, 3])),
    number('batch', 'batch', { min: 1, max: 65_536, whole: true }, whole(around(batch, [0.25, 0.5, 1, 2]))),
    {
      id: 'training.optimizer',
      title: 'optimizer',
      group: 'Training',
      kind: { kind: 'choice', options: optimizers.map(([value, label]) => ({ value, label })) },
      suggested: [...new Set([optimizer, 'sgd', 'momentum', 'adam'])].slice(0, 3),
      order: 0,
      apply: (document, value) => setTraining(document, { optimizer: optimizerOf(value) }),
    },
    number('epochs', 'epochs', { min: 1, max: 10_000, whole: true }, whole(around(epochs, [0.5, 1, 2]))),
    ...(hasMomentum
      ? [number('momentum', 'momentum', { min: 0, max: 0.9999, whole: false }, [0, 0.5, 0.9, 0.99])]
      : []),
    ...(optimizer === 'adamw'
      ? [number('weightDecay', 'weight decay', { min: 0, max: 1, whole: false }, [0, 0.001, 0.01, 0.1])]
      : []),
    {
      id: 'seed',
      title: 'seed',
      group: 'Training',
      kind: { kind: 'number', min: 0, max: 4_294_967_295, whole: true },
      suggested: [seed, seed + 1, seed + 2],
      order: 0,
      apply: (document, value) => applyChange(document, { kind: 'set-seed', seed: Number(value) }),
    },
  ];
}

function networkSettings(document: GraphDocument): readonly SweepSetting[] {
  const blocks = hiddenBlocks(document);
  const settings: SweepSetting[] = [];
  const [first] = blocks;
  if (first !== undefined) {
    const units = Number(first.dense.params.units);
    const { parameters } = analyze(document).totals;
    const count = (max: number): NumberKind => ({ kind: 'number', min: 1, max, whole: true });
    settings.push(
      {
        id: 'width',
        title: 'width',
        label: 'width (hidden units)',
        group: 'Network',
        kind: count(mostUnits),
        suggested: whole(around(units, [0.25, 0.5, 1, 2])),
        order: 2,
        apply: (base, value) => withWidth(base, Number(value)),
      },
      {
        id: 'depth',
        title: 'depth',
        label: 'depth (hidden layers)',
        group: 'Network',
        kind: count(24),
        suggested: [1, 2, 3, 4],
        order: 1,
        apply: (base, value) => withDepth(base, Number(value)),
      },
      {
        id: 'budget',
        title: 'parameters',
        label: 'parameters (width follows)',
        group: 'Network',
        kind: count(100_000_000),
        suggested: whole(around(parameters, [0.25, 0.5, 1, 2])),
        order: 2,
        apply: (base, value) => withBudget(base, Number(value)),
      },
    );
  }
  const activations = document.nodes.filter(({ type, bypassed }) => type === 'activation' && !bypassed);
  if (activations.length > 1) {
    settings.push({
      id: 'activations',
      title: 'all activations',
      group: 'Network',
      kind: { kind: 'choice', options: activationOptions },
      suggested: ['relu', 'tanh', 'sigmoid'],
      order: 3,
      apply: (base, value) =>
        applyChange(base, {
          kind: 'all',
          changes: base.nodes
            .filter(({ type, bypassed }) => type === 'activation' && !bypassed)
            .map(({ id }) => ({ kind: 'set-params', node: id, params: { function: value } })),
        }),
    });
  }
  return settings;
}

const activationOptions = activationFunctions.map(({ id, title }) => ({ value: id, label: title }));

function nodeSettings(document: GraphDocument): readonly SweepSetting[] {
  const wiring = wiringOf(document);
  const order = topologicalOrder(wiring);
  const names = nameNodes(wiring, order);
  return order.flatMap((id) => {
    const node = wiring.nodes.get(id);
    if (node === undefined || node.bypassed) return [];
    const fields: readonly Field<ParamRecord>[] = findNodeDefinition(node.type)?.fields ?? [];
    return fields.flatMap((field) => fieldSetting(node, names.get(id) ?? id, field) ?? []);
  });
}

function fieldSetting(node: GraphNode, name: string, field: Field<ParamRecord>): SweepSetting | null {
  if (field.control !== 'number' && field.control !== 'slider' && field.control !== 'select') return null;
  const { when } = field;
  if (when !== undefined && !when.is.some((value) => value === node.params[when.key])) return null;
  const common = {
    id: `node.${node.id}.${field.key}`,
    title: `${name} ${field.label.charAt(0).toLowerCase()}${field.label.slice(1)}`,
    group: 'Nodes',
    order: 3,
    apply: (document: GraphDocument, value: SweepValue) =>
      applyChange(document, { kind: 'set-params', node: node.id, params: { [field.key]: value } }),
  } as const;
  const now = node.params[field.key];
  if (field.control === 'select') {
    const suggested = [...new Set([String(now), ...field.options.map(({ value }) => value)])].slice(0, 3);
    return { ...common, kind: { kind: 'choice', options: field.options }, suggested };
  }
  const kind: NumberKind = { kind: 'number', min: field.min, max: field.max, whole: field.integer === true };
  return { ...common, kind, suggested: inRange(Number(now), kind) };
}

/** Values around one in force, by factors where it is above 0, and none outside of the range. */
function inRange(now: number, { min, max, whole: isWhole }: NumberKind): readonly number[] {
  const factors = max <= 1 ? [0, 0.5, 1, 1.5] : [0.25, 0.5, 1, 2];
  const made = now > 0 ? around(now, factors) : [now];
  const fitting = made.map((value) => Math.min(max, Math.max(min, value)));
  return [...new Set(isWhole ? whole(fitting) : fitting)];
}

function around(value: number, factors: readonly number[]): readonly number[] {
  return [...new Set(factors.map((factor) => Number((value * factor).toPrecision(2))))].map((rounded, index) =>
    factors[index] === 1 ? value : rounded,
  );
}

const whole = (values: readonly number[]): readonly number[] => [
  ...new Set(values.map((value) => Math.max(1, Math.round(value)))),
];

function setTraining(document: GraphDocument, training: Partial<TrainSettings>): Result<GraphDocument, string> {
  return applyChange(document, { kind: 'set-training', training });
}

function optimizerOf(value: SweepValue): TrainSettings['optimizer'] {
  return optimizers.find(([name]) => name === value)?.[0] ?? 'sgd';
}
