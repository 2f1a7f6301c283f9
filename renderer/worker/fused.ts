import plainUrl from '../../assets/engine/fused.wasm?url';
import sharedUrl from '../../assets/engine/fused-threads.wasm?url';
import { makeFusedEngine as makeEngine } from '../../src-core/engine/fused/fused-engine';
import { makeTeam } from '../../src-core/engine/fused/team';
import { threadsFor } from '../../src-core/engine/fused/threads';
import { type FusedExports, isFusedExports } from '../../src-core/engine/fused/wasm';
import type { StepEngine } from '../../src-core/engine/step-engine';
import type { TrainPlan } from '../../src-core/plan/plan';
import type { FusedMaker } from '../../src-core/training/trainer';
import { type HelperPool, startHelpers } from './helper-pool';

const mostThreads = 8;
/** 65,536 bytes each; the engine refuses plans that need more than these 2 GB. */
const mostPages = 32_768;

/** Memory can be shared only in a page that is isolated from others. */
const threads = self.crossOriginIsolated ? Math.max(1, Math.min(navigator.hardwareConcurrency, mostThreads)) : 1;

interface Loaded {
  readonly plain: WebAssembly.Module;
  /** `null` where there is one thread only. */
  readonly shared: { readonly module: WebAssembly.Module; readonly helpers: HelperPool } | null;
}

let loading: Promise<Loaded> | null = null;
let loaded: Loaded | null = null;

/** Loads the engine, once. The threads that it has for the plan, or `null` where it is not to be had. */
export async function prepareFused(plan: TrainPlan): Promise<number | null> {
  try {
    loading ??= load();
    loaded = await loading;
    return threadsFor(plan, loaded.shared === null ? 1 : threads);
  } catch {
    return null;
  }
}

async function load(): Promise<Loaded> {
  const plain = await compile(plainUrl);
  if (threads === 1) return { plain, shared: null };
  return { plain, shared: { module: await compile(sharedUrl), helpers: startHelpers(threads - 1) } };
}

const compile = (url: string): Promise<WebAssembly.Module> => WebAssembly.compileStreaming(fetch(url));

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
  return withTeam(engine, shared, memory, exports, wanted);
};

/** The helpers join in as soon as they are there; nobody waits for them. */
function withTeam(
  engine: StepEngine,
  { module, helpers }: NonNullable<Loaded['shared']>,
  memory: WebAssembly.Memory,
  exports: FusedExports,
  parts: number,
): StepEngine {
  const team = makeTeam(memory, exports);
  helpers.help(module, memory, parts - 1);
  team.active = parts;
  return Object.assign(engine, {
    giveWay(on: boolean): void {
      team.active = on ? 1 : parts;
    },
    dispose(): void {
      team.stop();
    },
  });
}

function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): FusedExports {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  if (isFusedExports(exports)) return exports;
  throw new Error('The file of the fused engine is of another version.');
}
