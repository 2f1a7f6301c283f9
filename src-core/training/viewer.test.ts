import { beforeAll, expect, test } from 'vitest';
import type { Dataset } from '../datasets/define-dataset';
import { type NodeId, runId } from '../ids';
import { initialWeights } from '../model/initial-weights';
import type { ModelWeights } from '../model/weights';
import { madeDataset, planOf, smallPlan } from '../testing/plans';
import { startBackend, tfjs } from '../testing/tfjs-node';
import { makeAnswerSheet, predictionsFrom } from './answer-sheet';
import type { Distribution } from './distribution';
import { makeNetwork } from './network';
import { makeTfjsEngine } from './tfjs-engine';
import { openTrainer, type TrainerHost } from './trainer';
import type { Spread } from './view';
import type { ViewPace } from './view-pace';
import { makeViewer, type Viewer } from './viewer';

beforeAll(() => startBackend('cpu'));

const pace: ViewPace = { turn: (work) => Promise.resolve(work()) };
const now = (): number => 0;

const tanh = { type: 'activation', params: { function: 'tanh' } };
const glorot = { initialiser: 'glorot' };
const planePlan = planOf(
  [2],
  [
    { type: 'dense', params: { units: 8, ...glorot } },
    tanh,
    { type: 'dense', params: { units: 2, ...glorot } },
    { type: 'softmax' },
  ],
);
const imagePlan = planOf(
  [6, 6, 1],
  [
    { type: 'conv2d', params: { filters: 3 } },
    { type: 'batch-norm' },
    { type: 'activation', params: { function: 'relu' } },
    { type: 'max-pool' },
    { type: 'flatten' },
    { type: 'dropout', params: { rate: 0.5 } },
    { type: 'dense', params: { units: 3, ...glorot } },
    { type: 'softmax' },
  ],
);

/** tfjs's own answer: a model that ends at every layer, asked with `predict`. */
function intermediateOutputs(plan: typeof imagePlan, row: ArrayLike<number>, scale: number): Float32Array[] {
  const network = makeNetwork(tfjs, plan, initialWeights(plan));
  const input = tfjs.tensor(
    Float32Array.from(row, (value) => value * scale),
    [1, ...(plan.operations[0]?.outputShape ?? [])],
  );
  const outputs = plan.operations.map(({ name }, index) => {
    if (index === 0) return Float32Array.from(input.dataSync());
    const part = tfjs.model({ inputs: network.model.inputs, outputs: network.model.getLayer(name).output });
    const output = part.predict(input);
    if (Array.isArray(output)) throw new Error('expected one output');
    return Float32Array.from(output.dataSync());
  });
  network.dispose();
  return outputs;
}

function largestDifference(one: ArrayLike<number>, other: ArrayLike<number>): number {
  expect(one.length).toBe(other.length);
  return Array.from(one, (value, index) => Math.abs(value - (other[index] ?? Number.NaN))).reduce(
    (a, b) => Math.max(a, b),
    0,
  );
}

test.each([
  ['points', planePlan, madeDataset([2], 2, 40, 20)],
  ['images with convolution, BatchNorm and Dropout', imagePlan, madeDataset([6, 6, 1], 3, 40, 20, 'bytes')],
] as const)('values of %s on every node are those of a tfjs model that ends there', async (_, plan, dataset) => {
  const viewer = makeViewer(tfjs, plan, dataset, now);
  const view = await viewer.answer(
    initialWeights(plan),
    { kind: 'sample', sample: { kind: 'row', split: 'test', row: 7 } },
    pace,
  );
  if (view.kind !== 'sample') throw new Error(view.kind);
  const expected = intermediateOutputs(plan, view.features, dataset.info.scale);
  expect(view.outputs).toHaveLength(plan.operations.length);
  view.outputs.forEach((values, index) => {
    expect(largestDifference(values, expected[index] ?? [])).toBeLessThan(1e-6);
  });
  expect(view.label).toBe(dataset.test.labels[7]);
  viewer.dispose();
});

test('a row of the user gives what the same row of the data set gives', async () => {
  const dataset = madeDataset([6, 6, 1], 3, 40, 20, 'bytes');
  const viewer = makeViewer(tfjs, imagePlan, dataset, now);
  const weights = initialWeights(imagePlan);
  const features = Float32Array.from(dataset.test.features.subarray(36 * 3, 36 * 4));
  const own = await viewer.answer(weights, { kind: 'sample', sample: { kind: 'own', features } }, pace);
  const row = await viewer.answer(weights, { kind: 'sample', sample: { kind: 'row', split: 'test', row: 3 } }, pace);
  if (own.kind !== 'sample' || row.kind !== 'sample') throw new Error('expected samples');
  expect(own.outputs).toEqual(row.outputs);
  expect(own.label).toBeNull();
  await expect(
    viewer.answer(weights, { kind: 'sample', sample: { kind: 'own', features: new Float32Array(4) } }, pace),
  ).rejects.toThrow('A row has 36 numbers, not 4.');
});

test('the map of a unit holds its output at the middle of every cell, from the top left', async () => {
  const dataset = madeDataset([2], 2, 40, 20);
  const viewer = makeViewer(tfjs, planePlan, dataset, now);
  const weights = initialWeights(planePlan);
  const node = planePlan.operations[2]?.node;
  if (!node) throw new Error('expected a node');
  const box = { low: [-2, -1], high: [2, 3], side: 50 };
  const view = await viewer.answer(weights, { kind: 'maps', box, wanted: [{ node, units: [5, 1], most: 8 }] }, pace);
  if (view.kind !== 'maps') throw new Error(view.kind);
  const [map] = view.maps;
  expect(map?.values).toHaveLength(2 * 50 * 50);
  for (const [row, column] of [
    [0, 0],
    [0, 49],
    [49, 0],
    [13, 31],
  ] as const) {
    const point = [-2 + (column + 0.5) * 0.08, 3 - (row + 0.5) * 0.08];
    const outputs = intermediateOutputs(planePlan, point, 1)[2];
    expect(map?.values[row * 50 + column]).toBeCloseTo(outputs?.[5] ?? Number.NaN, 5);
    expect(map?.values[2500 + row * 50 + column]).toBeCloseTo(outputs?.[1] ?? Number.NaN, 5);
  }
});

test('predictions are the outputs of the head for every row of the split, in order', async () => {
  const dataset = madeDataset([2], 2, 40, 2100);
  const viewer = makeViewer(tfjs, planePlan, dataset, now);
  const view = await viewer.answer(initialWeights(planePlan), { kind: 'predictions', split: 'test' }, pace);
  if (view.kind !== 'predictions') throw new Error(view.kind);
  expect(view.outputs).toHaveLength(4200);
  expect([...view.labels]).toEqual([...dataset.test.labels]);
  for (const row of [0, 1, 2047, 2048, 2099]) {
    const expected = intermediateOutputs(planePlan, dataset.test.features.subarray(2 * row, 2 * row + 2), 1).at(-1);
    expect(largestDifference(view.outputs.subarray(2 * row, 2 * row + 2), expected ?? [])).toBeLessThan(1e-6);
  }
});

test('views leave no tensor behind but the weights of their own model', async () => {
  const dataset = madeDataset([2], 2, 40, 20);
  const weights = initialWeights(planePlan);
  const before = tfjs.memory().numTensors;
  const viewer = makeViewer(tfjs, planePlan, dataset, now);
  const look = () => viewer.answer(weights, { kind: 'predictions', split: 'train' }, pace);
  await look();
  const opened = tfjs.memory().numTensors;
  for (let round = 0; round < 20; round++) await look();
  expect(tfjs.memory().numTensors).toBe(opened);
  viewer.dispose();
  expect(tfjs.memory().numTensors).toBe(before);
});

test('rows come as they are stored, and one that is not there is refused', async () => {
  const dataset = madeDataset([6, 6, 1], 3, 40, 20, 'bytes');
  const viewer = makeViewer(tfjs, imagePlan, dataset, now);
  const view = await viewer.answer([], { kind: 'rows', split: 'test', rows: [19, 0] }, pace);
  if (view.kind !== 'rows') throw new Error(view.kind);
  expect(view.features).toEqual(
    Uint8Array.of(...dataset.test.features.subarray(19 * 36), ...dataset.test.features.subarray(0, 36)),
  );
  expect([...view.labels]).toEqual([dataset.test.labels[19], dataset.test.labels[0]]);
  await expect(viewer.answer([], { kind: 'rows', split: 'test', rows: [20] }, pace)).rejects.toThrow('no row 20');
});

test('predictions from the outputs that an evaluation took are those of a forward pass', async () => {
  const dataset = madeDataset([2], 2, 40, 60);
  const sigmoid = { type: 'activation', params: { function: 'sigmoid' } };
  const binary = planOf([2], [{ type: 'dense', params: { units: 1, ...glorot } }, sigmoid], {
    head: 'sigmoid',
    loss: 'binary-cross-entropy',
  });
  for (const plan of [planePlan, binary]) {
    const network = makeNetwork(tfjs, plan, initialWeights(plan));
    const sheet = makeAnswerSheet(plan, dataset);
    makeTfjsEngine(network, dataset).evaluate('test', 0, 60, new Uint32Array(4), sheet?.outputs);
    sheet?.read();
    const viewer = makeViewer(tfjs, plan, dataset, now);
    const view = await viewer.answer(initialWeights(plan), { kind: 'predictions', split: 'test' }, pace);
    if (view.kind !== 'predictions' || !sheet?.newest) throw new Error('expected predictions');
    expect(largestDifference(predictionsFrom(sheet.newest, plan, dataset).outputs, view.outputs)).toBeLessThan(1e-6);
  }
});

/** Losses of a small run that is stepped, and looked at after each step or not. */
async function trainLooking(look: boolean): Promise<readonly number[]> {
  const dataset = madeDataset([6], 3, 96, 30);
  const plan = smallPlan();
  const losses: number[] = [];
  const host: TrainerHost = {
    tfjs,
    now: () => performance.now(),
    yieldControl: () => Promise.resolve(),
    emit(event) {
      if (event.kind === 'steps') losses.push(...event.loss);
    },
  };
  const engine = { engine: 'cpu', threads: 1, reason: '' } as const;
  const trainer = openTrainer(host, { run: runId('r'), plan, dataset, weights: null, engine });
  for (let batch = 0; batch < 12; batch++) {
    await trainer.start('batch');
    const sample = { kind: 'sample', sample: { kind: 'row', split: 'test', row: batch } } as const;
    if (look) expect((await trainer.view(null, sample, pace)).step).toBe(batch + 1);
  }
  if (look) {
    const query = { kind: 'predictions', split: 'test' } as const;
    const then = await makeViewer(tfjs, plan, dataset, now).answer(initialWeights(plan), query, pace);
    const { step, view } = await trainer.view(0, query, pace);
    if (view.kind !== 'predictions' || then.kind !== 'predictions') throw new Error(view.kind);
    expect([step, view.labels]).toEqual([0, then.labels]);
    // The engine that trains answers, with the head worked out from its logits.
    for (const [index, output] of view.outputs.entries()) expect(output).toBeCloseTo(then.outputs[index] ?? 9, 6);
  }
  trainer.dispose();
  return losses;
}

test('looking while it trains leaves the curve of a run as it is, and an earlier step can be looked at', async () => {
  expect(await trainLooking(true)).toEqual(await trainLooking(false));
});

test.each([
  ['points', planePlan, madeDataset([2], 2, 40, 20)],
  ['images', imagePlan, madeDataset([6, 6, 1], 3, 40, 20, 'bytes')],
] as const)('the spread of weights and outputs of %s is that of their numbers', async (_, plan, dataset) => {
  const viewer = makeViewer(tfjs, plan, dataset, now);
  const weights = initialWeights(plan).map((weight) => ({
    ...weight,
    values: weight.values.map((value) => value + 1),
  }));
  for (const [index, { node, weights: specs }] of plan.operations.entries()) {
    const learning = specs.filter(({ trainable }) => trainable).map(({ name }) => name);
    const own = weights.filter((weight) => weight.node === node && learning.includes(weight.name));
    const ofWeights = await spread(viewer, weights, node, 'weights');
    const expected = own.flatMap(({ values }) => [...values]);
    expect(ofWeights?.count ?? 0).toBe(expected.length);
    if (expected.length > 0) expect(ofWeights?.mean).toBeCloseTo(meanOf(expected), 5);
    const outputs = await spread(viewer, weights, node, 'outputs');
    const all: number[] = [];
    for (let row = 0; row < dataset.test.count; row++) {
      const view = await viewer.answer(weights, { kind: 'sample', sample: { kind: 'row', split: 'test', row } }, pace);
      if (view.kind === 'sample') all.push(...(view.outputs[index] ?? []));
    }
    expect(outputs?.count).toBe(all.length);
    expect(outputs?.mean).toBeCloseTo(meanOf(all), 4);
    expect(outputs?.most).toBeCloseTo(Math.max(...all), 4);
  }
  viewer.dispose();
});

test('the mean of the gradients of a layer is how fast the loss grows when all its weights do, by finite differences', async () => {
  const dataset = madeDataset([2], 2, 40, 20);
  const viewer = makeViewer(tfjs, planePlan, dataset, now);
  const weights = initialWeights(planePlan);
  const node = planePlan.operations[1]?.node;
  if (!node) throw new Error('expected a node');
  const found = await spread(viewer, weights, node, 'gradients');
  const shifted = (by: number): ModelWeights =>
    weights.map((weight) => (weight.node === node ? { ...weight, values: weight.values.map((v) => v + by) } : weight));
  const slope = (meanLoss(dataset, shifted(0.01)) - meanLoss(dataset, shifted(-0.01))) / 0.02;
  expect((found?.mean ?? 0) * (found?.count ?? 0)).toBeCloseTo(slope, 3);
  expect(await spread(viewer, weights, planePlan.operations[2]?.node ?? node, 'gradients')).toBeNull();
  viewer.dispose();
});

test('looking at gradients leaves the next view as it would have been, running means too', async () => {
  const dataset = madeDataset([6, 6, 1], 3, 40, 20, 'bytes');
  const viewer = makeViewer(tfjs, imagePlan, dataset, now);
  const weights = initialWeights(imagePlan);
  const ask = () => viewer.answer(weights, { kind: 'predictions', split: 'test' }, pace);
  const before = await ask();
  const node = imagePlan.operations[1]?.node;
  if (!node) throw new Error('expected a node');
  await spread(viewer, weights, node, 'gradients');
  expect(await ask()).toEqual(before);
  viewer.dispose();
});

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

async function spread(viewer: Viewer, weights: ModelWeights, node: NodeId, of: Spread): Promise<Distribution | null> {
  const view = await viewer.answer(weights, { kind: 'distribution', node, of }, pace);
  if (view.kind !== 'distribution') throw new Error(view.kind);
  return view.distribution;
}

/** Mean cross-entropy of the training rows, from the probabilities that tfjs gives. */
function meanLoss(dataset: Dataset, weights: ModelWeights): number {
  const network = makeNetwork(tfjs, planePlan, weights);
  const { count, features, labels } = dataset.train;
  const output = network.model.predict(tfjs.tensor(Float32Array.from(features), [count, 2]));
  if (Array.isArray(output)) throw new Error('expected one output');
  const probabilities = output.dataSync();
  network.dispose();
  let loss = 0;
  for (let row = 0; row < count; row++) loss -= Math.log(probabilities[row * 2 + (labels[row] ?? 0)] ?? 1);
  return loss / count;
}
