import type { GraphDocument } from '../graph/document';
import type { Change } from '../graph/edit';
import type { NodeId } from '../ids';
import type { ModelWeights, WeightValues } from '../model/weights';
import type { PlanOperation, TrainPlan } from '../plan/plan';
import { fail, ok, type Result } from '../result';
import type { Rewrite } from './define-claim';
import { boldNames } from './words';

/** tanh(x) = 2 sigmoid(2x) − 1, and sigmoid(x) = ½ tanh(x/2) + ½: what goes in is scaled, what comes out scaled and moved. */
const forms = {
  tanh: { other: 'sigmoid', inside: 2, outside: 2, shift: -1 },
  sigmoid: { other: 'tanh', inside: 0.5, outside: 0.5, shift: 0.5 },
} as const;

export type Squashing = keyof typeof forms;

export function squashingOf({ type, params }: PlanOperation): Squashing | null {
  if (type !== 'activation') return null;
  return params.function === 'tanh' || params.function === 'sigmoid' ? params.function : null;
}

/** What passes a positive factor on as it is: twice as much in, twice as much out. */
const passesFactor = new Set(['flatten', 'reshape', 'dropout', 'max-pool', 'average-pool', 'global-average-pool']);
/** What passes every number on as it is. */
const passesAll = new Set(['flatten', 'reshape']);

const isLinear = ({ type, params }: PlanOperation): boolean => type === 'activation' && params.function === 'linear';

interface Neighbours {
  /** What computes its input, and can be made to give 2x or x/2. */
  readonly before: PlanOperation;
  /** The dense layers that read it, and can take in the factor and the shift. */
  readonly after: readonly PlanOperation[];
}

/** The neighbours that would take the change in; the error says who cannot, and why. */
export function neighboursOf(plan: TrainPlan, index: number): Result<Neighbours, string> {
  const before = scalableBefore(plan, index);
  if (!before.ok) return before;
  const after = absorbersAfter(plan, index);
  return after.ok ? ok({ before: before.value, after: after.value }) : after;
}

function scalableBefore(plan: TrainPlan, index: number): Result<PlanOperation, string> {
  let current = index;
  for (;;) {
    const input = plan.operations[current]?.inputs[0];
    const operation = input === undefined ? undefined : plan.operations[input];
    if (input === undefined || !operation) return fail('Nothing feeds it.');
    const name = boldNames([operation.title]);
    if (consumersOf(plan, input).length > 1)
      return fail(`${name} feeds other nodes too, which would get other numbers.`);
    if (scaledWeights[operation.type]) return ok(operation);
    if (!passesFactor.has(operation.type) && !isLinear(operation)) {
      return fail(`${name} comes before it and has no weights that could be scaled.`);
    }
    current = input;
  }
}

function absorbersAfter(plan: TrainPlan, index: number): Result<readonly PlanOperation[], string> {
  if (index === plan.output)
    return fail('It is the output of the network: nothing behind it could make up for the change.');
  const found: PlanOperation[] = [];
  for (const consumer of consumersOf(plan, index)) {
    const operation = plan.operations[consumer];
    if (!operation) continue;
    if (operation.type === 'dense') {
      const { bias, initialiser } = operation.params;
      if (bias === false && initialiser === 'typed') {
        return fail(`${boldNames([operation.title])} has typed weights without a bias, which the shift needs.`);
      }
      found.push(operation);
    } else if (passesAll.has(operation.type) || isLinear(operation)) {
      const further = absorbersAfter(plan, consumer);
      if (!further.ok) return further;
      found.push(...further.value);
    } else return fail(reasonAgainst(operation));
  }
  return ok(found);
}

function reasonAgainst({ type, title }: PlanOperation): string {
  const name = boldNames([title]);
  switch (type) {
    case 'dropout':
      return `${name} stands behind it: in training it sets numbers to 0, which is not where the shifted function has its middle.`;
    case 'batch-norm':
      return `${name} stands behind it: its ε would have to be scaled too, so the two would not be quite equal.`;
    case 'conv2d':
    case 'depthwise-conv2d':
      return `${name} stands behind it and pads with zeros, which the shift would not reach.`;
    default:
      return `${name} stands behind it and cannot take in a factor and a shift.`;
  }
}

function consumersOf({ operations }: TrainPlan, index: number): readonly number[] {
  return operations.flatMap(({ inputs }, consumer) => (inputs.includes(index) ? [consumer] : []));
}

/** Names of the weights by which a layer's output can be scaled. */
const scaledWeights: Readonly<Record<string, readonly string[]>> = {
  dense: ['kernel', 'bias'],
  conv2d: ['kernel', 'bias'],
  'batch-norm': ['gamma', 'beta'],
};

/** Swaps tanh and sigmoid in the nodes given and changes the weights around them so that the function stays. */
export function rewriteActivations(
  document: GraphDocument,
  plan: TrainPlan,
  weights: ModelWeights,
  indices: readonly number[],
): Result<Rewrite, string> {
  const table = new Map(weights.map((weight) => [keyOf(weight.node, weight.name), weight]));
  const changes: Change[] = [];
  const names: string[] = [];
  for (const index of indices) {
    const operation = plan.operations[index];
    const form = operation && squashingOf(operation);
    if (!operation || !form) return fail('That is neither tanh nor sigmoid.');
    const neighbours = neighboursOf(plan, index);
    if (!neighbours.ok) return fail(`${boldNames([operation.title])}: ${neighbours.error}`);
    const { inside, outside, shift, other } = forms[form];
    const { before, after } = neighbours.value;
    for (const name of scaledWeights[before.type] ?? []) {
      replace(table, before.node, name, (values) => values.map((value) => value * inside));
    }
    for (const layer of after) absorb(table, layer, outside, shift);
    changes.push({ kind: 'set-params', node: operation.node, params: { function: other } });
    for (const { node, params } of after) {
      if (params.bias === false) changes.push({ kind: 'set-params', node, params: { bias: true } });
    }
    names.push(`${operation.title} as ${other}`);
  }
  // Labels that still say tanh would be wrong, but they are the user's own.
  const known = new Set(document.nodes.map(({ id }) => id));
  return ok({
    title: `rewrite ${names.join(', ')}`,
    change: { kind: 'all', changes },
    weights: [...table.values()].filter(({ node }) => known.has(node)),
  });
}

/** (outside · h + shift)W + b = h(outside · W) + (b + shift · 1W). */
function absorb(table: Map<string, WeightValues>, layer: PlanOperation, outside: number, shift: number): void {
  const kernel = table.get(keyOf(layer.node, 'kernel'));
  if (!kernel) return;
  const [inputs = 0, units = 0] = kernel.shape;
  const bias = table.get(keyOf(layer.node, 'bias'));
  const moved = Float64Array.from({ length: units }, (_, unit) => bias?.values[unit] ?? 0);
  for (let input = 0; input < inputs; input++) {
    for (let unit = 0; unit < units; unit++) {
      moved[unit] = (moved[unit] ?? 0) + shift * (kernel.values[input * units + unit] ?? 0);
    }
  }
  const values = Float32Array.from(moved);
  table.set(keyOf(layer.node, 'bias'), { node: layer.node, name: 'bias', shape: [units], values });
  replace(table, layer.node, 'kernel', (given) => given.map((value) => value * outside));
}

function replace(
  table: Map<string, WeightValues>,
  node: NodeId,
  name: string,
  change: (values: Float32Array) => Float32Array,
): void {
  const weight = table.get(keyOf(node, name));
  if (weight) table.set(keyOf(node, name), { ...weight, values: change(weight.values) });
}

const keyOf = (node: NodeId, name: string): string => `${node} ${name}`;
