import { beforeAll, expect, test } from 'vitest';
import { buildModel, setWeights } from '../model/build-model';
import { makeRandom } from '../random';
import { claimGraph, drawnWeights, measured, tryMeasure } from '../testing/claims';
import { madeDataset } from '../testing/plans';
import { drawGraph } from '../testing/sketch';
import { startBackend, tfjs } from '../testing/tfjs-node';

beforeAll(() => startBackend('cpu'));

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
const data = madeDataset([4], 3, 10, 60);
const document = drawGraph({
  nodes: {
    a: 'input',
    d: ['dense', { units: 5 }],
    n: 'batch-norm',
    r: 'activation',
    o: 'dropout',
    e: ['dense', { units: 3 }],
    s: 'softmax',
  },
  wires: ['a d', 'd n', 'n r', 'r o', 'o e', 'e s'],
  data: 'iris',
});
const { plan } = claimGraph(document);
const weights = drawnWeights(plan, makeRandom(seed));
const lab = (options = {}) => measured('batch-norm', document, weights, options, data);

test(`a sample's output depends on its minibatch in training mode only (seed ${seed})`, async () => {
  const result = await lab({ row: 7 });
  expect(result.trainingSpread).toBeGreaterThan(1e-3);
  expect(result.inferenceSpread).toBeLessThan(1e-6);
  expect(result.minibatches).toHaveLength(5);
  expect(result.label).toBe(`class ${data.test.labels[7]}`);
});

test('alone in its minibatch every sample gives β, and so the same output', async () => {
  const one = await lab({ row: 3 });
  const other = await lab({ row: 11 });
  expect(one.fromBeta).toBeLessThan(1e-6);
  expect(other.alone.training).toEqual(one.alone.training);
  expect(other.alone.inference).not.toEqual(one.alone.inference);
  expect(one.holds).toBe(true);
});

test('both modes are those of the BatchNorm of TensorFlow.js', async () => {
  // A minibatch of the whole test set has only one choice of neighbours, so the model can be given the same rows.
  const result = await lab({ row: 0, batch: 60, minibatches: 2 });
  const model = buildModel(tfjs, plan);
  setWeights(tfjs, model, plan, weights);
  const features = tfjs.tensor2d(Float32Array.from(data.test.features), [60, 4]);
  const predicted = model.predict(features);
  if (Array.isArray(predicted)) throw new Error('one output expected');
  const inference = predicted.dataSync().slice(0, 3);
  let value = features as ReturnType<typeof tfjs.tensor>;
  for (const operation of plan.operations.slice(1)) {
    const output = model.getLayer(operation.name).call(value, { training: operation.type === 'batch-norm' });
    value = Array.isArray(output) ? (output[0] ?? value) : output;
  }
  const training = value.dataSync().slice(0, 3);
  result.minibatches.forEach((minibatch) => {
    minibatch.inference.forEach((probability, unit) => {
      expect(Math.abs(probability - (inference[unit] ?? NaN))).toBeLessThan(1e-6);
    });
    minibatch.training.forEach((probability, unit) => {
      expect(Math.abs(probability - (training[unit] ?? NaN))).toBeLessThan(1e-5);
    });
  });
});

test('a network without BatchNorm is refused in a sentence', async () => {
  const plain = drawGraph({
    nodes: { a: 'input', d: ['dense', { units: 3 }], s: 'softmax' },
    wires: ['a d', 'd s'],
    data: 'iris',
  });
  expect(await tryMeasure('batch-norm', plain, null, {}, data)).toMatch(/no BatchNorm/);
});
