import { loadKernels } from '../src-core/testing/fused-kernels';
import { multiplyAdds } from '../src-core/testing/fused-node';

export interface Peak {
  /** Multiplications and additions on 128-bit vectors alone, GFLOP/s of one core. */
  readonly multiplyAdd: number;
  /** The engine's product of 256 × 784 and 784 × 256 where it rounds twice, GFLOP/s on one thread. */
  readonly roundedTwice: number;
  /** The same where it rounds once: what the app takes where it is to be had. `null` where it is not. */
  readonly roundedOnce: number | null;
}

/**
 * The best of so many short rounds counts, in turns: a busy machine can only be slower than it is. They last some seconds,
 * because V8 compiles the loops anew beside the first of them.
 */
const rounds = 200;

export function measurePeak(): Peak {
  const twice = prepare(false);
  const once = multiplyAdds.includes('rounded-once') ? prepare(true) : null;
  let [multiplyAdd, roundedTwice, roundedOnce] = [0, 0, 0];
  for (let round = 0; round < rounds; round++) {
    multiplyAdd = Math.max(multiplyAdd, twice.peak());
    roundedTwice = Math.max(roundedTwice, twice.product());
    roundedOnce = Math.max(roundedOnce, once?.product() ?? 0);
  }
  return { multiplyAdd, roundedTwice, roundedOnce: once ? roundedOnce : null };
}

/** GFLOP/s of one short round each. */
function prepare(relaxed: boolean): { peak(): number; product(): number } {
  const { kernels, memory } = loadKernels(64, relaxed);
  const [numbers, count] = [64, 20_000];
  // Factors below 1 keep the chains finite.
  new Float32Array(memory.buffer).fill(0.5);
  const [m, k, n] = [256, 784, 256];
  const a = 16_384;
  const b = a + 4 * m * k;
  const c = b + 4 * k * n;
  const scratch = c + 4 * m * n;
  return {
    peak: () => speedOf(104 * count, 15, () => kernels.multiplyAddPeak(numbers, count)),
    product: () => speedOf(2 * m * k * n, 3, () => kernels.product(a, b, c, 0, m, k, n, scratch, 0, 1)),
  };
}

function speedOf(operations: number, calls: number, call: () => void): number {
  const start = performance.now();
  for (let index = 0; index < calls; index++) call();
  return (calls * operations) / ((performance.now() - start) * 1e6);
}
