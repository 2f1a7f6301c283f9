import moduleUrl from '../../assets/engine/fused.wasm?url';
import { makeFusedEngine as makeEngine } from '../../src-core/engine/fused/fused-engine';
import { isFusedExports } from '../../src-core/engine/fused/wasm';
import type { FusedMaker } from '../../src-core/training/trainer';

let loading: Promise<WebAssembly.Module> | null = null;
let loaded: WebAssembly.Module | null = null;

/** Loads the engine, once; false where WebAssembly with vectors is not to be had. */
export async function loadFused(): Promise<boolean> {
  try {
    loading ??= WebAssembly.compileStreaming(fetch(moduleUrl));
    loaded = await loading;
    return true;
  } catch {
    return false;
  }
}

/** An engine of its own memory. Call it after `loadFused`. */
export const makeFusedEngine: FusedMaker = (plan, dataset, weights) => {
  if (loaded === null) throw new Error('The fused engine is not loaded.');
  const memory = new WebAssembly.Memory({ initial: 1 });
  const { exports } = new WebAssembly.Instance(loaded, { env: { memory } });
  if (!isFusedExports(exports)) throw new Error('The file of the fused engine is of another version.');
  return makeEngine({ memory, exports }, plan, dataset, weights);
};
