import type { Tensor, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
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
  const values = Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => random.normal());
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

test.each([
  [1, 'same'],
  [2, 'same'],
  [1, 'valid'],
  [2, 'valid'],
] as const)(`gradients of convolutions, stride %i, %s, on random shapes, seed ${seed}`, async (stride, pad) => {
  for (let round = 0; round < 3; round++) {
    const random = makeRandom(seed).fork(round);
    const [height, width, channels] = [5 + random.integer(6), 5 + random.integer(6), 1 + random.integer(3)];
    const [high, wide, filters] = [1 + random.integer(4), 1 + random.integer(4), 1 + random.integer(4)];
    const imageShape: Shape4 = [2, height, width, channels];
    const filterShape: Shape4 = [high, wide, channels, filters];
    const image = normal(random, imageShape);
    const filter = normal(random, filterShape);
    for (const depthwise of [false, true]) {
      // The error comes from outside: with filters like 4 × 1 tfjs's own forward pass on WASM is not that of its CPU.
      const info = tfjs.backend_util.computeConv2DInfo(imageShape, filterShape, stride, 1, pad, undefined, depthwise);
      const error = normal(random, info.outShape);
      const convolve = (x: Tensor, w: Tensor): Tensor => {
        const [pixels, weights] = [x as Tensor4D, w as Tensor4D];
        return depthwise
          ? tfjs.depthwiseConv2d(pixels, weights, stride, pad)
          : tfjs.conv2d(pixels, weights, stride, pad);
      };
      await expectSame(() => tfjs.grads(convolve)([image.make(), filter.make()], error.make()));
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
