/**
 * `tsx bench/fused-product.ts`: the kernels of the fused engine on one thread in Node. GFLOP/s of each product, and its
 * share of what the core can do with 128-bit multiplications and additions alone; plain and compiled for relaxed SIMD.
 * Processor time counts, and of many short rounds the best, so that a busy machine matters little.
 */
import { type Kernels, loadKernels } from '../src-core/testing/fused-kernels';

const rounds = 150;

const sizes = [
  [256, 784, 256],
  [256, 1024, 1024],
  [256, 256, 10],
  [64, 784, 128],
  [32, 128, 64],
  [100, 13, 64],
] as const;

interface Work {
  readonly name: string;
  /** Multiplications and additions of one call. */
  readonly operations: number;
  call(): void;
}

const variants = [prepare(false), prepare(true)] as const;
const [plain, relaxed] = variants;
const best = new Map<Work, number>();
for (let round = 0; round < rounds; round++) {
  for (const { peak, tiny, products } of variants) for (const work of [peak, tiny, ...products]) measure(work);
}

const limit = speedOf(plain.peak);
console.log(`Multiply-add peak, 128-bit: ${limit.toFixed(1)} GFLOP/s. Below, GFLOP/s and share of that peak.\n`);
console.log(`${''.padEnd(26)}${'plain'.padEnd(16)}relaxed`);
plain.products.forEach((work, index) => {
  const other = relaxed.products[index];
  console.log(`${work.name.padEnd(26)}${share(work).padEnd(16)}${other === undefined ? '' : share(other)}`);
});
console.log(`\n${plain.tiny.name}: ${microseconds(plain.tiny)} µs, relaxed ${microseconds(relaxed.tiny)} µs`);

interface Variant {
  readonly peak: Work;
  readonly tiny: Work;
  readonly products: readonly Work[];
}

function prepare(isRelaxed: boolean): Variant {
  const { kernels, memory } = loadKernels(64, isRelaxed);
  const numbers = new Float32Array(memory.buffer);
  for (let index = 0; index < numbers.length; index++) numbers[index] = ((index * 7919) % 1000) / 1000 - 0.5;
  const count = 10_000;
  return {
    peak: {
      name: 'peak',
      operations: 104 * count,
      call: () => {
        kernels.multiplyAddPeak(64, count);
      },
    },
    tiny: {
      name: '2-8-8-2, batch 10, products and tanh of a step',
      operations: 1000,
      call: () => {
        kernels.tinySteps(1024, 1);
      },
    },
    products: sizes.flatMap((size) => productWorks(kernels, size)),
  };
}

function productWorks(kernels: Kernels, [m, k, n]: readonly [number, number, number]): readonly Work[] {
  const input = 16384;
  const weights = input + room(m * k);
  const output = weights + room(k * n);
  const result = output + room(m * n);
  const scratch = result + room(Math.max(m * k, k * n, m * n));
  const work = (formula: string, call: () => void): Work => ({
    name: `${formula.padEnd(6)}${m} × ${k} × ${n}`,
    operations: 2 * m * k * n,
    call,
  });
  return [
    work('a·b', () => {
      kernels.product(input, weights, result, 0, m, k, n, scratch, 0, 1);
    }),
    work('aᵀ·b', () => {
      kernels.productTransposedA(input, output, result, m, k, n, scratch, 0, 1);
    }),
    work('a·bᵀ', () => {
      kernels.productTransposedB(output, weights, result, m, k, n, scratch, 0, 1);
    }),
  ];
}

/** Bytes for so many numbers, and a cache line between two arrays. */
function room(count: number): number {
  return Math.ceil(count / 16) * 64 + 64;
}

/** Calls for a millisecond or two and keeps the speed if it is the best so far. */
function measure(work: Work): void {
  const calls = Math.ceil(3e7 / Math.max(work.operations, 1e4));
  const start = process.cpuUsage();
  for (let call = 0; call < calls; call++) work.call();
  const { user, system } = process.cpuUsage(start);
  best.set(work, Math.max((calls * work.operations) / ((user + system) * 1000), speedOf(work)));
}

/** Operations a nanosecond. */
function speedOf(work: Work): number {
  return best.get(work) ?? 0;
}

function share(work: Work): string {
  return `${speedOf(work).toFixed(1)}  ${(speedOf(work) / limit).toFixed(2)}`;
}

function microseconds(work: Work): string {
  return (work.operations / speedOf(work) / 1000).toFixed(2);
}
