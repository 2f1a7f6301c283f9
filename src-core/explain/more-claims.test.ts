import { beforeAll, describe, expect, test } from 'vitest';
import { loadDataset } from '../datasets/load-dataset';
import type { GraphDocument } from '../graph/document';
import { buildModel, setWeights } from '../model/build-model';
import { initialWeights } from '../model/initial-weights';
import type { ModelWeights } from '../model/weights';
import { makeRandom } from '../random';
import { findTemplate } from '../templates/registry';
import { claimGraph, drawnWeights, measured, tryMeasure } from '../testing/claims';
import { madeDataset } from '../testing/plans';
import { drawGraph, type Sketch } from '../testing/sketch';
import { startBackend, tfjs } from '../testing/tfjs-node';
import type { Scalar, Tensor } from '../tfjs';
import { mixedRows } from '../training/batches';
import { invitations } from './registry';

beforeAll(() => startBackend('cpu'));

const dense = (units: number, more = {}) => ['dense', { units, initialiser: 'glorot', ...more }] as const;
const act = (of: string) => ['activation', { function: of }] as const;

function template(id: string): GraphDocument {
  const found = findTemplate(id)?.make();
  if (!found) throw new Error(id);
  return found;
}

/** Weights by `node name`, for nets small enough to be written down. */
function typed(document: GraphDocument, values: Readonly<Record<string, readonly number[]>>): ModelWeights {
  return initialWeights(claimGraph(document).plan).map((weight) => ({
    ...weight,
    values: Float32Array.from(values[`${weight.node} ${weight.name}`] ?? [...weight.values]),
  }));
}

async function rowsOf(document: GraphDocument) {
  const loaded = await loadDataset(document.dataset, () => Promise.reject(new Error('made data only')));
  if (!loaded.ok) throw new Error(loaded.error);
  return loaded.value;
}

function deep(of: string): GraphDocument {
  const layers = Array.from({ length: 6 }, (_, index) => index);
  return drawGraph({
    nodes: {
      a: 'input',
      ...Object.fromEntries<Sketch['nodes'][string]>(
        layers.flatMap((at): [string, Sketch['nodes'][string]][] => [
          [`d${at}`, dense(32)],
          [`f${at}`, act(of)],
        ]),
      ),
      e: dense(2),
      s: 'softmax',
    },
    wires: [
      'a d0',
      ...layers.map((at) => `d${at} f${at}`),
      ...layers.slice(1).map((at) => `f${at - 1} d${at}`),
      'f5 e',
      'e s',
    ],
    data: 'spirals',
  });
}

describe('gradient flow', () => {
  test('six sigmoid layers vanish where six ReLU layers do not, at the very same first weights', async () => {
    const sigmoid = await measured('gradient-flow', deep('sigmoid'), null);
    expect(sigmoid.own.word).toBe('vanishing');
    expect(sigmoid.own.ratio).toBeLessThan(1e-3);
    expect(sigmoid.twin?.title).toBe('ReLU');
    expect(sigmoid.twin?.flow.word).toBe('healthy');
    const relu = await measured('gradient-flow', deep('relu'), null);
    expect(relu.own.ratio).toBeCloseTo(sigmoid.twin?.flow.ratio ?? 0, 6);
    expect(relu.twin?.flow.ratio).toBeCloseTo(sigmoid.own.ratio, 6);
  });

  test('the gradients are those of the tfjs model and its own loss', async () => {
    const document = drawGraph({
      nodes: { a: 'input', d: dense(5), t: act('tanh'), e: dense(2), s: 'softmax' },
      wires: ['a d', 'd t', 't e', 'e s'],
      data: 'moons',
    });
    const { plan } = claimGraph(document);
    const weights = drawnWeights(plan, makeRandom(3));
    const { own, rows } = await measured('gradient-flow', document, weights);
    const { train } = await rowsOf(document);
    const order = [...mixedRows(train.count, 256)];
    expect(rows).toBe(order.length);
    const model = buildModel(tfjs, plan);
    setWeights(tfjs, model, plan, weights);
    const logits = tfjs.model({ inputs: model.inputs, outputs: model.layers.at(-1)?.input ?? [] });
    const { grads } = tfjs.variableGrads(() => {
      const features = order.flatMap((row) => [...train.features.subarray(2 * row, 2 * row + 2)]);
      const classes = tfjs.oneHot(
        tfjs.tensor1d(
          order.map((row) => train.labels[row] ?? 0),
          'int32',
        ),
        2,
      );
      const output = logits.apply(tfjs.tensor2d(features, [order.length, 2]));
      if (Array.isArray(output) || !('dataId' in output)) throw new Error('one tensor');
      return tfjs.losses.softmaxCrossEntropy<Tensor, Scalar>(classes, output);
    });
    const square = (name: string) => [...(grads[name]?.dataSync() ?? [])].reduce((sum, value) => sum + value ** 2, 0);
    ['dense_1', 'dense_2'].forEach((layer, index) => {
      const names = Object.keys(grads).filter((name) => name.startsWith(layer));
      const numbers = names.reduce((sum, name) => sum + (grads[name]?.size ?? 0), 0);
      const rms = Math.sqrt(names.reduce((sum, name) => sum + square(name), 0) / numbers);
      expect(Math.abs((own.layers[index]?.gradient ?? 0) / rms - 1)).toBeLessThan(1e-4);
    });
  });
});

describe('monotonicity', () => {
  test('a logistic regression is monotone, whatever its weights', async () => {
    const document = template('body-temperature-linear');
    for (const seed of [1, 2, 3]) {
      const { features } = await measured(
        'monotonicity',
        document,
        drawnWeights(claimGraph(document).plan, makeRandom(seed)),
      );
      expect(features.map(({ monotone, flat }) => [monotone, flat])).toEqual([[true, 0]]);
    }
  });

  test('|x| falls left of 0 and rises right of it, at as many rows as lie there', async () => {
    const document = drawGraph({
      nodes: { a: 'input', d: dense(2), r: act('relu'), e: dense(1) },
      wires: ['a d', 'd r', 'r e'],
      data: 'curve',
    });
    const weights = typed(document, { 'd kernel': [1, -1], 'd bias': [0, 0], 'e kernel': [1, 1], 'e bias': [0] });
    const { features, curve, answer } = await measured('monotonicity', document, weights);
    const { test: held } = await rowsOf(document);
    const right = held.features.filter((x) => x > 0).length;
    expect(answer).toBe('y');
    expect(features[0]).toMatchObject({
      rising: right,
      falling: held.count - right,
      monotone: false,
      least: -1,
      most: 1,
    });
    for (const { x, y } of curve) expect(y).toBeCloseTo(Math.abs(x), 5);
  });

  test('pixels are refused', async () => {
    const document = drawGraph({
      nodes: { a: 'input', f: 'flatten', d: dense(10), s: 'softmax' },
      wires: ['a f', 'f d', 'd s'],
    });
    const { info } = { info: { ...(await rowsOf(template('spirals'))).info, shape: [28, 28, 1] } };
    const split = { count: 1, features: new Uint8Array(784), labels: new Uint8Array(1) };
    const refused = await tryMeasure('monotonicity', document, null, {}, { info, train: split, test: split });
    expect(refused).toContain('784 features');
  });
});

describe('dead and saturated units', () => {
  test('are as many as a count by force finds', async () => {
    const document = drawGraph({
      nodes: { a: 'input', d: dense(9), r: act('relu'), e: dense(6), g: act('sigmoid'), f: dense(2), s: 'softmax' },
      wires: ['a d', 'd r', 'r e', 'e g', 'g f', 'f s'],
      data: 'moons',
    });
    const drawn = drawnWeights(claimGraph(document).plan, makeRandom(11));
    // Three units of the first layer are pushed below zero for every row; the second layer is driven far out.
    const weights = drawn.map((weight) => {
      if (weight.node === 'd' && weight.name === 'bias')
        return { ...weight, values: weight.values.map((value, unit) => (unit < 3 ? -50 : value)) };
      return weight.node === 'e' && weight.name === 'kernel'
        ? { ...weight, values: weight.values.map((value) => 8 * value) }
        : weight;
    });
    const { nodes, rows } = await measured('dead-units', document, weights);
    const { test: held } = await rowsOf(document);
    const of = (name: string, node: string) => [
      ...(weights.find((one) => one.name === name && one.node === node)?.values ?? []),
    ];
    let [saturated, total] = [0, 0];
    const alive = new Set<number>();
    for (let row = 0; row < held.count; row++) {
      const x = held.features.subarray(2 * row, 2 * row + 2);
      const first = of('bias', 'd').map(
        (bias, unit) =>
          bias + (x[0] ?? 0) * (of('kernel', 'd')[unit] ?? 0) + (x[1] ?? 0) * (of('kernel', 'd')[9 + unit] ?? 0),
      );
      first.forEach((z, unit) => {
        if (z > 0) alive.add(unit);
      });
      const second = of('bias', 'e').map((bias, unit) =>
        first.reduce((sum, z, from) => sum + Math.max(z, 0) * (of('kernel', 'e')[6 * from + unit] ?? 0), bias),
      );
      for (const z of second) {
        const probability = 1 / (1 + Math.exp(-z));
        if (probability * (1 - probability) < 0.05 * 0.25) saturated += 1;
        total += 1;
      }
    }
    expect(rows).toBe(held.count);
    expect(nodes.map(({ units }) => units)).toEqual([9, 6]);
    expect(nodes[0]?.dead).toBe(9 - alive.size);
    expect(nodes[0]?.dead).toBeGreaterThanOrEqual(3);
    expect(nodes[1]?.saturated).toBeCloseTo(saturated / total, 3);
    expect(nodes[1]?.dead).toBe(0);
  });
});

describe('why linear cannot learn XOR', () => {
  test('for a linear map both sums are one number, and at most three rows are right', async () => {
    const document = template('xor-linear');
    for (let seed = 0; seed < 20; seed++) {
      const weights = drawnWeights(claimGraph(document).plan, makeRandom(seed));
      const { same, differ, rows, linear } = await measured('xor-limit', document, weights);
      expect(linear).toBe(true);
      expect(same).toBeCloseTo(differ, 6);
      expect(rows.filter(({ right }) => right).length).toBeLessThanOrEqual(3);
    }
  });

  test('the net made by hand has all four rows, with logits of −10 and 10', async () => {
    const { rows, linear, same, differ } = await measured('xor-limit', template('xor-by-hand'), null);
    expect(linear).toBe(false);
    expect(rows.map(({ logit, right }) => [logit, right])).toEqual([
      [-10, true],
      [10, true],
      [10, true],
      [-10, true],
    ]);
    expect([same, differ]).toEqual([-20, 20]);
  });
});

describe('linear regions', () => {
  const document = drawGraph({
    nodes: { a: 'input', d: dense(3), r: act('relu'), e: dense(2), s: 'softmax' },
    wires: ['a d', 'd r', 'r e', 'e s'],
    data: 'moons',
  });

  test('three lines in general position make seven pieces, parallel ones four', async () => {
    // x = 0, y = 0 and x + y = 1 cross each other inside the square.
    const general = typed(document, { 'd kernel': [1, 0, 1, 0, 1, 1], 'd bias': [0, 0, -1] });
    expect(await measured('region-map', document, general)).toMatchObject({
      regions: 7,
      most: 7,
      units: 3,
      choices: 0,
    });
    const parallel = typed(document, { 'd kernel': [1, 1, 1, 0, 0, 0], 'd bias': [1, 0, -1] });
    expect(await measured('region-map', document, parallel)).toMatchObject({ regions: 4, most: 7 });
  });

  test('magnified, the crossing of two lines is left of three', async () => {
    // All but x + y = 1 cross in the middle of the square.
    const lines = typed(document, { 'd kernel': [1, 0, 1, 0, 1, 1], 'd bias': [0, 0, -1] });
    expect(await measured('region-map', document, lines, { zoom: 100 })).toMatchObject({ regions: 4, zoom: 100 });
  });

  test('behind a max-pool only what it lets through makes pieces', async () => {
    const pooled = drawGraph({
      nodes: {
        a: 'input',
        d: dense(2),
        i: ['reshape', { shape: '2 × 1 × 1' }],
        r: act('relu'),
        m: ['max-pool', { windowHeight: 2, windowWidth: 1 }],
        k: 'flatten',
        e: dense(2),
        s: 'softmax',
      },
      wires: ['a d', 'd i', 'i r', 'r m', 'm k', 'k e', 'e s'],
      data: 'moons',
    });
    // max(relu(x), relu(y)): x, y, or neither of them.
    const corners = typed(pooled, { 'd kernel': [1, 0, 0, 1], 'd bias': [0, 0] });
    expect(await measured('region-map', pooled, corners)).toMatchObject({
      regions: 3,
      units: 2,
      choices: 1,
      most: null,
    });
  });

  test('over two of four features the others are those of a row', async () => {
    const iris = drawGraph({
      nodes: { a: 'input', d: dense(1), r: act('relu'), e: dense(3), s: 'softmax' },
      wires: ['a d', 'd r', 'r e', 'e s'],
      data: 'iris',
    });
    const made = madeDataset([4], 3, 30, 30);
    const along = typed(iris, { 'd kernel': [0, 1, 0, 0], 'd bias': [0] });
    const { regions, plane } = await measured('region-map', iris, along, { x: 1, y: 3, row: 2 }, made);
    expect([regions, plane.kind]).toEqual([2, 'features']);
    const across = typed(iris, { 'd kernel': [0, 0, 1, 0], 'd bias': [0] });
    expect((await measured('region-map', iris, across, { x: 1, y: 3, row: 2 }, made)).regions).toBe(1);
  });

  test('never more than the lines can make, and a function that bends everywhere is refused', async () => {
    for (const seed of [1, 2, 3]) {
      const { regions, most } = await measured(
        'region-map',
        document,
        drawnWeights(claimGraph(document).plan, makeRandom(seed)),
      );
      expect(regions).toBeLessThanOrEqual(most ?? 0);
    }
    expect(await tryMeasure('region-map', template('spirals'), null)).toContain('bends everywhere');
  });
});

test.each([
  ['body-temperature', 'monotonicity'],
  ['income', 'monotonicity'],
  ['xor-linear', 'xor-limit'],
  ['vanishing-gradients', 'gradient-flow'],
  ['piecewise-linear', 'line-probe'],
  ['linear-stack', 'linear-collapse'],
])('the template %s invites %s first', (id, claim) => {
  expect(invitations(claimGraph(template(id)))[0]?.claim).toBe(claim);
});
