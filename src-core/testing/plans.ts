import type { Dataset, DatasetInfo, Split } from '../datasets/define-dataset';
import { defaultTraining, type LossName, type TrainSettings } from '../graph/document';
import { nodeId } from '../ids';
import type { ParamRecord, Shape } from '../nodes/define-node';
import { findNodeDefinition } from '../nodes/registry';
import { elementsOf } from '../nodes/shape-rules';
import { parametersOf } from '../plan/make-plan';
import type { Head, PlanOperation, TrainPlan } from '../plan/plan';
import { makeRandom } from '../random';

/** One node of a hand-made plan; without `inputs` it reads from the node before it. */
export interface Part {
  readonly type: string;
  readonly params?: ParamRecord;
  readonly inputs?: readonly number[];
}

export interface PlanChoices {
  readonly head?: Head;
  readonly loss?: LossName;
  readonly seed?: number;
  readonly training?: Partial<TrainSettings>;
}

/** A plan from a list of nodes after the input, without a document: what `makePlan` makes, for tests. */
export function planOf(shape: Shape, parts: readonly Part[], choices: PlanChoices = {}): TrainPlan {
  const operations: PlanOperation[] = [operationOf({ type: 'input' }, 0, [], shape)];
  for (const part of parts) {
    const index = operations.length;
    const inputs = part.inputs ?? [index - 1];
    operations.push(operationOf(part, index, inputs, null, operations));
  }
  const output = operations.length - 1;
  const head = choices.head ?? (parts.at(-1)?.type === 'softmax' ? 'softmax' : 'linear');
  return {
    name: 'test',
    operations,
    output,
    logits: head === 'linear' ? output : (operations[output]?.inputs[0] ?? output),
    head,
    loss: choices.loss ?? (head === 'softmax' ? 'cross-entropy' : 'mse'),
    parameters: parametersOf(operations),
    dataset: { id: 'test', options: {} },
    training: { ...defaultTraining, ...choices.training },
    seed: choices.seed ?? 1,
  };
}

function operationOf(
  part: Part,
  index: number,
  inputs: readonly number[],
  given: Shape | null,
  before: readonly PlanOperation[] = [],
): PlanOperation {
  const definition = findNodeDefinition(part.type);
  if (!definition) throw new Error(`no node type ${part.type}`);
  const params = { ...definition.defaults, ...part.params };
  const inputShapes = inputs.map((input) => before[input]?.outputShape ?? []);
  const shape = given ? { ok: true as const, value: given } : definition.outputShape(inputShapes, params);
  if (!shape.ok) throw new Error(`${part.type}: ${JSON.stringify(shape.error)}`);
  return {
    node: nodeId(`n${index}`),
    type: part.type,
    title: `${definition.title} ${index}`,
    name: `${part.type.replaceAll('-', '_')}_${index}`,
    params,
    inputs,
    inputShapes,
    outputShape: shape.value,
    weights: definition.weights(inputShapes, params),
  };
}

const relu: Part = { type: 'activation', params: { function: 'relu' } };
const dense = (units: number, params: ParamRecord = {}): Part => ({ type: 'dense', params: { units, ...params } });

/** The chapter's network: 784-256-10, ReLU, softmax. */
export const fashionPlan = (choices: PlanChoices = {}): TrainPlan =>
  planOf([28, 28, 1], [{ type: 'flatten' }, dense(256), relu, dense(10), { type: 'softmax' }], choices);

/** 6-8-3 with a softmax: trains in no time. */
export const smallPlan = (choices: PlanChoices = {}): TrainPlan =>
  planOf([6], [dense(8, { initialiser: 'glorot' }), relu, dense(3, { initialiser: 'glorot' }), { type: 'softmax' }], {
    ...choices,
    training: { batch: 16, epochs: 3, ...choices.training },
  });

/** Samples of `classes` overlapping clouds, or for regression their distance from the origin; all from the seed. */
export function madeDataset(
  shape: Shape,
  classes: number,
  trainCount: number,
  testCount: number,
  storage: 'bytes' | 'floats' = 'floats',
): Dataset {
  const info: DatasetInfo = {
    shape,
    task: classes > 0 ? 'classification' : 'regression',
    classes: Array.from({ length: classes }, (_, index) => `class ${index}`),
    trainCount,
    testCount,
    scale: storage === 'bytes' ? 1 / 255 : 1,
    unit: 'rows',
  };
  return {
    info,
    train: madeSplit(elementsOf(shape), classes, trainCount, storage, 'train'),
    test: madeSplit(elementsOf(shape), classes, testCount, storage, 'test'),
  };
}

function madeSplit(width: number, classes: number, count: number, storage: 'bytes' | 'floats', name: string): Split {
  const random = makeRandom('made').fork(name);
  const features = storage === 'bytes' ? new Uint8Array(count * width) : new Float32Array(count * width);
  const labels = new Float32Array(count);
  for (let row = 0; row < count; row++) {
    const label = classes > 0 ? row % classes : 0;
    let squares = 0;
    for (let column = 0; column < width; column++) {
      const value = Math.sin(1 + label * 7 + column) + 0.7 * random.normal();
      squares += value * value;
      features[row * width + column] = storage === 'bytes' ? Math.max(0, Math.min(255, 128 + 60 * value)) : value;
    }
    labels[row] = classes > 0 ? label : Math.sqrt(squares / width);
  }
  return { count, features, labels };
}
