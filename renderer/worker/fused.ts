import plainUrl from '../../assets/engine/fused.wasm?url';
import plainRelaxedUrl from '../../assets/engine/fused-relaxed.wasm?url';
import sharedUrl from '../../assets/engine/fused-threads.wasm?url';
import sharedRelaxedUrl from '../../assets/engine/fused-threads-relaxed.wasm?url';
import type { Readiness } from '../../src-core/engine/choose-engine';
import { makeFusedEngine as makeEngine } from '../../src-core/engine/fused/fused-engine';
import { relaxedMultiplyAdd } from '../../src-core/engine/fused/multiply-add';
import { makeTeam, withTeam } from '../../src-core/engine/fused/team';
import { threadsFor } from '../../src-core/engine/fused/threads';
import { type FusedExports, isFusedExports } from '../../src-core/engine/fused/wasm';
import type { TrainPlan } from '../../src-core/plan/plan';
import type { FusedMaker } from '../../src-core/training/trainer';
import { type HelperPool, startHelpers } from './helper-pool';

const mostThreads = 8;
/** 65,536 bytes each; the engine refuses plans that need more than these 2 GB. */
const mostPages = 32_768;

/** Memory can be shared only in a page that is isolated from others. */
const threads = self.crossOriginIsolated ? Math.max(1, Math.min(navigator.hardwareConcurrency, mostThreads)) : 1;

/** The same on every start of this machine: results are compared across them. */
const multiplyAdd =
  relaxedMultiplyAdd({
    validate: (bytes) => WebAssembly.validate(bytes),
    instantiate: (bytes) => new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports,
  }) ?? 'rounded-twice';
const [url, threadsUrl] = multiplyAdd === 'rounded-once' ? [plainRelaxedUrl, sharedRelaxedUrl] : [plainUrl, sharedUrl];

interface Loaded {
  readonly plain: WebAssembly.Module;
  /** `null` where there is one thread only. */
  readonly shared: { readonly module: WebAssembly.Module; readonly helpers: HelperPool } | null;
}

let loading: Promise<Loaded> | null = null;
let loaded: Loaded | null = null;

/** Loads the engine, once; `null` where it is not to be had. */
export async function prepareFused(plan: TrainPlan): Promise<Readiness | null> {
  try {
    loaded = await loadFused();
    return { threads: threadsFor(plan, loaded.shared === null ? 1 : threads), multiplyAdd };
  } catch {
    return null;
  }
}

/** Fetches and compiles it, once; what did not come is tried again by the next who asks. */
export function loadFused(): Promise<Loaded> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load(): Promise<Loaded> {
  const plain = await compile(url);
  if (threads === 1) return { plain, shared: null };
  return { plain, shared: { module: await compile(threadsUrl), helpers: startHelpers(threads - 1) } };
}

const compile = (from: string): Promise<WebAssembly.Module> => WebAssembly.compileStreaming(fetch(from));

/** An engine with a memory of its own. Call it after `prepareFused`. */
export const makeFusedEngine: FusedMaker = (plan, dataset, weights, wanted) => {
  if (loaded === null) throw new Error('The fused engine is not loaded.');
  const { plain, shared } = loaded;
  if (wanted === 1 || shared === null) {
    const memory = new WebAssembly.Memory({ initial: 1 });
    return makeEngine({ memory, exports: instantiate(plain, memory), parts: 1 }, plan, dataset, weights);
  }
  const memory = new WebAssembly.Memory({ initial: 1, maximum: mostPages, shared: true });
  const exports = instantiate(shared.module, memory);
  const engine = makeEngine({ memory, exports, parts: wanted }, plan, dataset, weights);
  shared.helpers.help(shared.module, memory, wanted - 1);
  return withTeam(engine, makeTeam(memory, exports), wanted);
};

function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): FusedExports {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  if (isFusedExports(exports)) return exports;
  throw new Error('The file of the fused engine is of another version.');
}
