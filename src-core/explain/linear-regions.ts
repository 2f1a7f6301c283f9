import type { NodeId } from '../ids';
import type { PlanOperation, TrainPlan } from '../plan/plan';

/**
 * A part of a plan that is one affine map of what enters it: y = xW + b. Everything that enters comes from `source`,
 * everything that leaves leaves at `sink`.
 */
export interface LinearRegion {
  /** The operation whose output enters; not part of the region. */
  readonly source: number;
  /** In the order of computation; the last is the sink. */
  readonly operations: readonly number[];
  readonly sink: number;
  /** Those with weights: Dense, convolutions and BatchNorm. */
  readonly layers: readonly number[];
}

const affine = new Set([
  'dense',
  'conv2d',
  'depthwise-conv2d',
  'average-pool',
  'global-average-pool',
  'flatten',
  'reshape',
  'dropout',
  'batch-norm',
  'add',
  'concatenate',
]);

/**
 * At inference the operation is an affine map of its inputs, laid out flat. A max-pool is not, for which of its inputs it
 * lets through depends on them; LayerNorm divides by what it gets, Multiply multiplies two such maps.
 */
function isAffine({ type, params }: PlanOperation): boolean {
  return affine.has(type) || (type === 'activation' && isLinearActivation(params));
}

function isLinearActivation(params: PlanOperation['params']): boolean {
  return params.function === 'linear' || (params.function === 'leaky-relu' && params.slope === 1);
}

const mixing = new Set(['dense', 'conv2d', 'depthwise-conv2d']);
const joins = new Set(['add', 'concatenate']);
/** At inference they pass on what they get, number by number. */
const wires = new Set(['flatten', 'reshape', 'dropout', 'activation']);

/** Why a network has no layers that are one; said of the rank of their product too. */
export const noRegion =
  'No two layers of this network lie side by side without something nonlinear between them: an activation, a max-pool, a LayerNorm, a Multiply.';

/** The largest regions of a plan that more than one layer computes, in the order of computation. */
export function linearRegions(plan: TrainPlan): readonly LinearRegion[] {
  const dominators = immediateDominators(plan);
  const consumers = consumersOf(plan);
  const covered = new Set<number>();
  const regions: LinearRegion[] = [];
  for (let sink = plan.operations.length - 1; sink > 0; sink--) {
    if (covered.has(sink)) continue;
    const region = trimmed(plan, largestRegion(plan, sink, dominators, consumers), consumers);
    if (!region) continue;
    for (const index of region.operations) covered.add(index);
    if (isStack(plan, region)) regions.unshift(region);
  }
  return regions;
}

/** The region that a node is in; without a node, or where it is in none, the first. */
export function regionWith(
  { operations }: TrainPlan,
  regions: readonly LinearRegion[],
  node: string,
): LinearRegion | undefined {
  return regions.find((region) => region.operations.some((index) => operations[index]?.node === node)) ?? regions[0];
}

/** The operations inside that everything passes on its way through the region, in the order of computation. */
export function waistsOf(plan: TrainPlan, { source, sink }: LinearRegion): readonly number[] {
  const dominators = immediateDominators(plan);
  const waists: number[] = [];
  for (let index = dominators[sink] ?? -1; index > source; index = dominators[index] ?? -1) waists.unshift(index);
  return waists;
}

/** Layers that mix numbers: of Dense and convolutions, those in the region. */
export function mixingLayers({ operations }: TrainPlan, { layers }: LinearRegion): readonly number[] {
  return layers.filter((index) => mixing.has(operations[index]?.type ?? ''));
}

/** The nodes of a region, in the order of computation. */
export function nodesOf({ operations }: TrainPlan, region: LinearRegion): readonly NodeId[] {
  return region.operations.flatMap((index) => operations[index]?.node ?? []);
}

/** The names of its layers, in the order of computation. */
export function layerTitles({ operations }: TrainPlan, { layers }: LinearRegion): readonly string[] {
  return layers.flatMap((index) => operations[index]?.title ?? []);
}

/** Some of a region's layers work on images. */
export function isOfImages({ operations }: TrainPlan, region: LinearRegion): boolean {
  return region.layers.some((index) => operations[index]?.outputShape.length === 3);
}

/**
 * More than one layer: two with weights, or one and a join that one layer could do as well. One convolution with its
 * BatchNorm is left alone: a dense layer in its place would have thousands of times the weights.
 */
function isStack(plan: TrainPlan, region: LinearRegion): boolean {
  const mixed = mixingLayers(plan, region).length;
  if (isOfImages(plan, region)) return mixed > 1;
  const joined = region.operations.some((index) => joins.has(plan.operations[index]?.type ?? ''));
  return mixed > 0 && (region.layers.length > 1 || joined);
}

/** Goes up the dominators of `sink` as long as all between is affine and feeds nothing outside. */
function largestRegion(
  plan: TrainPlan,
  sink: number,
  dominators: readonly number[],
  consumers: readonly (readonly number[])[],
): Pick<LinearRegion, 'source' | 'operations'> | null {
  let best: Pick<LinearRegion, 'source' | 'operations'> | null = null;
  for (let source = dominators[sink] ?? -1; source >= 0; source = dominators[source] ?? -1) {
    const operations = between(plan, source, sink);
    const isClosed = operations.every(
      (index) => index === sink || (consumers[index] ?? []).every((other) => operations.includes(other)),
    );
    const affine = operations.every((index) => {
      const operation = plan.operations[index];
      return operation !== undefined && isAffine(operation);
    });
    if (!affine) break;
    if (isClosed) best = { source, operations };
  }
  return best;
}

/** What passes on at either end is no part of it: a Flatten before it stays, and so does a Dropout. */
function trimmed(
  plan: TrainPlan,
  region: Pick<LinearRegion, 'source' | 'operations'> | null,
  consumers: readonly (readonly number[])[],
): LinearRegion | null {
  if (!region) return null;
  const isWire = (index: number): boolean => wires.has(plan.operations[index]?.type ?? '');
  let { source } = region;
  let operations = [...region.operations];
  for (let sink = operations.at(-1); sink !== undefined && isWire(sink); sink = operations.at(-1)) operations.pop();
  for (;;) {
    const entries = operations.filter((index) => plan.operations[index]?.inputs.includes(source));
    const [only] = entries;
    if (entries.length !== 1 || only === undefined || !isWire(only)) break;
    // What else the source feeds is its own business; what the wire feeds must stay inside.
    if ((consumers[only] ?? []).some((index) => !operations.includes(index))) break;
    source = only;
    operations = operations.filter((index) => index !== only);
  }
  const sink = operations.at(-1);
  if (sink === undefined) return null;
  const layers = operations.filter((index) => (plan.operations[index]?.weights.length ?? 0) > 0);
  return { source, operations, sink, layers };
}

/** All operations on a way from `source` to `sink`, with `sink` and without `source`. */
function between({ operations }: TrainPlan, source: number, sink: number): number[] {
  const found = new Set([sink]);
  // A set is walked in the order of insertion, the newly added included.
  for (const index of found) {
    for (const input of operations[index]?.inputs ?? []) if (input !== source) found.add(input);
  }
  return [...found].sort((one, other) => one - other);
}

function consumersOf({ operations }: TrainPlan): readonly (readonly number[])[] {
  const consumers: number[][] = operations.map(() => []);
  operations.forEach(({ inputs }, index) => {
    for (const input of inputs) consumers[input]?.push(index);
  });
  return consumers;
}

/** Of every operation the last one before it that lies on all ways from the input (Cooper, Harvey, Kennedy 2001). */
function immediateDominators({ operations }: TrainPlan): readonly number[] {
  const dominators: number[] = [];
  for (const { inputs } of operations) {
    const [first = -1, ...others] = inputs;
    dominators.push(others.reduce((meet, input) => common(dominators, meet, input), first));
  }
  return dominators;
}

function common(dominators: readonly number[], one: number, other: number): number {
  let [a, b] = [one, other];
  while (a !== b) {
    if (a > b) a = dominators[a] ?? -1;
    else b = dominators[b] ?? -1;
  }
  return a;
}
