import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { compileAssembly } from '../../assets/engine/compile';

/** What `kernels-for-tests.assembly.ts` exports. All pointers are addresses of float32. */
export interface Kernels {
  productScratchBytes(m: number, k: number, n: number): number;
  product: (...sizesAndPlaces: ProductArguments<'bias'>) => void;
  productTransposedA: (...sizesAndPlaces: ProductArguments) => void;
  productTransposedB: (...sizesAndPlaces: ProductArguments) => void;
  activate(kind: number, x: number, y: number, count: number, slope: number): void;
  activateBackward(kind: number, x: number, y: number, dy: number, dx: number, count: number, slope: number): void;
  exponentials(x: number, y: number, count: number): void;
  /** `104 · count` multiplications and additions that need no memory; `numbers` are 15 vectors. */
  multiplyAddPeak(numbers: number, count: number): void;
  /** Products and activations of training steps of 2-8-8-2 at batch 10; `at` is room for 3,000 numbers. */
  tinySteps(at: number, count: number): void;
}

type Size = readonly [m: number, k: number, n: number];
type Part = readonly [scratch: number, part: number, parts: number];
type ProductArguments<Extra = never> = [Extra] extends [never]
  ? [a: number, b: number, c: number, ...Size, ...Part]
  : [a: number, b: number, c: number, bias: number, ...Size, ...Part];

const names = [
  'productScratchBytes',
  'product',
  'productTransposedA',
  'productTransposedB',
  'activate',
  'activateBackward',
  'exponentials',
  'multiplyAddPeak',
  'tinySteps',
] as const satisfies readonly (keyof Kernels)[];

function areKernels(exports: WebAssembly.Exports): exports is WebAssembly.Exports & Kernels {
  return names.every((name) => typeof exports[name] === 'function');
}

export interface LoadedKernels {
  readonly kernels: Kernels;
  readonly memory: WebAssembly.Memory;
}

/** The kernels of the fused engine on a memory of their own, compiled if need be. */
export function loadKernels(megabytes: number, relaxed: boolean): LoadedKernels {
  const output = relaxed ? 'kernels-for-tests-relaxed.wasm' : 'kernels-for-tests.wasm';
  const bytes = readFileSync(compileAssembly('kernels-for-tests.assembly.ts', output, { shared: false, relaxed }));
  // Node 20 has relaxed SIMD behind a flag, later ones have it without.
  if (!WebAssembly.validate(bytes)) setFlagsFromString('--experimental-wasm-relaxed-simd');
  const memory = new WebAssembly.Memory({ initial: megabytes * 16 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  if (!areKernels(exports)) throw new Error(`${output} lacks a kernel.`);
  return { kernels: exports, memory };
}
