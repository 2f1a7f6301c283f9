import type { Tensor, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { elementsOf } from '../nodes/shape-rules';
import { makeRandom, type Random } from '../random';
import { startBackend, tfjs } from '../testing/tfjs-node';

const seed = 99;

type Values = readonly Float32Array[];
type Shape4 = [number, number, number, number];

/** The same work on the CPU backend of tfjs and on WASM with our kernels. */
async function onBoth(work: () => Tensor[]): Promise<{ cpu: Values; wasm: Values; leaked: number }> {
  await startBackend('cpu');
  const cpu = runOnce(work);
  await startBackend('wasm');
  const before = [tfjs.memory().numTensors, tfjs.engine().backend.numDataIds()];
  const wasm = runOnce(work);
  const after = [tfjs.memory().numTensors, tfjs.engine().backend.numDataIds()];
  return { cpu, wasm, leaked: (after[0] ?? 0) - (before[0] ?? 0) + (after[1] ?? 0) - (before[1] ?? 0) };
}

function runOnce(work: () => Tensor[]): Values {
  const results: Float32Array[] = [];
  tfjs.tidy(() => {
    for (const tensor of work()) results.push(Float32Array.from(tensor.dataSync()));
  });
  return results;
}

async function expectSame(work: () => Tensor[]): Promise<void> {
  const { cpu, wasm, leaked } = await onBoth(work);
  expect(wasm.length).toBe(cpu.length);
  wasm.forEach((values, which) => {
    const expected = cpu[which] ?? new Float32Array();
    expect(values).toHaveLength(expected.length);
    const worst = values.reduce((most, value, index) => {
      const other = expected[index] ?? NaN;
      return Math.max(most, Math.abs(value - other) / (1 + Math.abs(other)));
    }, 0);
    expect(worst).toBeLessThan(2e-5);
  });
  expect(leaked).toBe(0);
}

const sizeFrom = (random: Random): number => 1 + random.integer(24);

function normal(random: Random, shape: number[]): { readonly make: () => Tensor } {
  const values = Float32Array.from({ length: elementsOf(shape) }, () => random.normal());
  return { make: () => tfjs.tensor(values.slice(), shape) };
}

const flags = [
  [false, false],
  [true, false],
  [false, true],
  [true, true],
] as const;

test.each(flags)(`products with transposed operands (%s, %s) on random shapes, seed ${seed}`, async (ta, tb) => {
  for (let round = 0; round < 8; round++) {
    const random = makeRandom(seed).fork(round);
    const [rows, inner, columns] = [sizeFrom(random), sizeFrom(random), sizeFrom(random)];
    // Batches of both, of one that is broadcast, or none.
    const [batchA, batchB] =
      [
        [],
        [[3], [3]],
        [[1], [3]],
        [
          [2, 3],
          [2, 3],
        ],
      ][round % 4] ?? [];
    const a = normal(random, [...(batchA ?? []), ...(ta ? [inner, rows] : [rows, inner])]);
    const b = normal(random, [...(batchB ?? []), ...(tb ? [columns, inner] : [inner, columns])]);
    await expectSame(() => [tfjs.matMul(a.make(), b.make(), ta, tb)]);
  }
});

test.each(flags)(`fused products (%s, %s) with bias and activation on random shapes, seed ${seed}`, async (ta, tb) => {
  for (const activation of ['linear', 'relu', 'relu6', 'sigmoid', 'elu'] as const) {
    const random = makeRandom(seed).fork(activation);
    const [rows, inner, columns] = [sizeFrom(random), sizeFrom(random), sizeFrom(random)];
    const a = normal(random, ta ? [inner, rows] : [rows, inner]);
    const b = normal(random, tb ? [columns, inner] : [inner, columns]);
    const bias = normal(random, [columns]);
    await expectSame(() => [
      tfjs.fused.matMul({ a: a.make(), b: b.make(), transposeA: ta, transposeB: tb, bias: bias.make(), activation }),
    ]);
  }
});

/** Windows on small images, one a row: among them those that a stride carries past pixels which no window sees. */
function* windows(random: Random): Generator<{ image: Shape4; window: [number, number]; strides: [number, number] }> {
  for (const stride of [1, 2, 3]) {
    for (let round = 0; round < 4; round++) {
      const image: Shape4 = [2, 4 + random.integer(6), 4 + random.integer(6), 1 + random.integer(3)];
      const window: [number, number] = [1 + random.integer(4), 1 + random.integer(4)];
      yield { image, window, strides: [stride, stride] };
      yield { image, window: [1, 4], strides: [stride, 1 + random.integer(3)] };
    }
  }
}

const paddings = ['same', 'valid'] as const;

test.each(paddings)(`convolutions and their gradients, %s, on random shapes, seed ${seed}`, async (pad) => {
  const random = makeRandom(seed).fork(pad);
  for (const { image: imageShape, window, strides } of windows(random)) {
    const filterShape: Shape4 = [...window, imageShape[3], 1 + random.integer(4)];
    const image = normal(random, imageShape);
    const filter = normal(random, filterShape);
    for (const depthwise of [false, true]) {
      const convolve = (x: Tensor, w: Tensor): Tensor => {
        const [pixels, weights] = [x as Tensor4D, w as Tensor4D];
        return depthwise
          ? tfjs.depthwiseConv2d(pixels, weights, strides, pad)
          : tfjs.conv2d(pixels, weights, strides, pad);
      };
      const info = tfjs.backend_util.computeConv2DInfo(imageShape, filterShape, strides, 1, pad, undefined, depthwise);
      const error = normal(random, info.outShape);
      await expectSame(() => [convolve(image.make(), filter.make())]);
      await expectSame(() => tfjs.grads(convolve)([image.make(), filter.make()], error.make()));
    }
  }
});

test.each(paddings)(`fused convolutions with a bias, %s, on random shapes, seed ${seed}`, async (pad) => {
  const random = makeRandom(seed).fork(pad).fork('fused');
  for (const { image, window, strides } of windows(random)) {
    const x = normal(random, image);
    const full = normal(random, [...window, image[3], 2]);
    const depthwise = normal(random, [...window, image[3], 1]);
    const sliding = { strides, pad, activation: 'relu' } as const;
    const [bias, biases] = [normal(random, [2]), normal(random, [image[3]])];
    await expectSame(() => [
      tfjs.fused.conv2d({ ...sliding, x: x.make() as Tensor4D, filter: full.make() as Tensor4D, bias: bias.make() }),
      tfjs.fused.depthwiseConv2d({
        ...sliding,
        x: x.make() as Tensor4D,
        filter: depthwise.make() as Tensor4D,
        bias: biases.make(),
      }),
    ]);
  }
});

test('what is not a number stays so through convolutions and pools, and is not hidden by a ReLU', async () => {
  const image = Float32Array.from({ length: 36 }, (_, index) => (index % 6 < 3 ? NaN : index));
  await expectNaNs((x) => tfjs.conv2d(x, tfjs.ones([1, 1, 1, 1]), 1, 'same'), image);
  await expectNaNs((x) => tfjs.depthwiseConv2d(x, tfjs.ones([2, 1, 1, 1]), 1, 'same'), image);
  await expectNaNs((x) => tfjs.avgPool(x, 2, 2, 'valid'), image);
  await startBackend('wasm');
  const [pooled] = runOnce(() => [tfjs.relu(tfjs.maxPool(tfjs.tensor4d(image.slice(), [1, 6, 6, 1]), 3, 3, 'valid'))]);
  expect(Array.from(pooled ?? [])).toEqual([NaN, 17, NaN, 35]);
});

async function expectNaNs(compute: (x: Tensor4D) => Tensor, image: Float32Array): Promise<void> {
  const { cpu, wasm } = await onBoth(() => [tfjs.relu(compute(tfjs.tensor4d(image.slice(), [1, 6, 6, 1])))]);
  expect(Array.from(cpu[0] ?? []).filter(Number.isNaN).length).toBeGreaterThan(0);
  expect(Array.from(wasm[0] ?? [])).toEqual(Array.from(cpu[0] ?? []));
}

test('the gradient of a filter is summed over parts of a large batch', async () => {
  // 1 × 1 windows make it a plain product, whose oracle is quick: pixelsᵀ · errors.
  const random = makeRandom(seed).fork('parts');
  const [images, side, channels, filters] = [5, 96, 32, 6];
  const image = normal(random, [images, side, side, channels]);
  const error = normal(random, [images, side, side, filters]);
  await startBackend('cpu');
  const [expected = new Float32Array()] = runOnce(() => {
    const [pixels, errors] = [image.make(), error.make()];
    return [tfjs.matMul(tfjs.reshape(pixels, [-1, channels]), tfjs.reshape(errors, [-1, filters]), true)];
  });
  await startBackend('wasm');
  const filter = normal(random, [1, 1, channels, filters]);
  const convolve = (w: Tensor): Tensor => tfjs.conv2d(image.make() as Tensor4D, w as Tensor4D, 1, 'valid');
  const [found] = runOnce(() => [tfjs.grad(convolve)(filter.make(), error.make())]);
  found?.forEach((value, at) => {
    expect(Math.abs(value - (expected[at] ?? NaN))).toBeLessThan(0.02);
  });
  expect(found).toHaveLength(channels * filters);
});

test.each(paddings)(`pools and their gradients, %s, on random shapes, seed ${seed}`, async (pad) => {
  const random = makeRandom(seed).fork(pad).fork('pools');
  for (const { image, window, strides } of windows(random)) {
    const size = elementsOf(image);
    // Below zero throughout: there the stock gradient of max-pooling on WASM is 0. And whole numbers, which tie.
    const lots = [(value: number) => value - 9, (value: number) => Math.round(value)].map((change) =>
      Float32Array.from({ length: size }, () => change(random.normal())),
    );
    for (const values of lots) {
      for (const pool of [tfjs.maxPool, tfjs.avgPool]) {
        const make = (): Tensor4D => tfjs.tensor4d(values.slice(), image);
        const run = (x: Tensor): Tensor => pool(x as Tensor4D, window, strides, pad);
        const info = tfjs.backend_util.computePool2DInfo(image, window, strides, 1, pad);
        const error = normal(random, info.outShape);
        await expectSame(() => [run(make())]);
        await expectSame(() => [tfjs.grad(run)(make(), error.make())]);
      }
    }
  }
});

test(`gradient of gather on random shapes, seed ${seed}`, async () => {
  for (let round = 0; round < 3; round++) {
    const random = makeRandom(seed).fork(round);
    const [rows, width] = [2 + random.integer(6), sizeFrom(random)];
    const table = normal(random, [rows, width]);
    const indices = Int32Array.from({ length: 6 }, () => random.integer(rows));
    await expectSame(() => [
      tfjs.grad((x: Tensor) => tfjs.sum(tfjs.square(tfjs.gather(x, tfjs.tensor2d(indices.slice(), [2, 3], 'int32')))))(
        table.make(),
      ),
    ]);
  }
});

test('a batched product whose gradient transposes batches is right too', async () => {
  const random = makeRandom(seed);
  const a = normal(random, [3, 4, 5]);
  const b = normal(random, [3, 5, 2]);
  await expectSame(() =>
    tfjs.grads((x: Tensor, y: Tensor) => tfjs.sum(tfjs.square(tfjs.matMul(x as Tensor3D, y as Tensor3D))))([
      a.make(),
      b.make(),
    ]),
  );
});
