import { readFileSync } from 'node:fs';
import { compileAssembly } from '../../assets/engine/compile';
import { type FusedInstance, isFusedExports } from '../engine/fused/wasm';

/** An instance of the fused engine as tests and benchmarks in Node hand it in; compiles the module if need be. */
export function makeFusedInstance(): FusedInstance {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const module = new WebAssembly.Module(readFileSync(compileAssembly('engine.assembly.ts', 'fused.wasm', { shared: false })));
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  if (!isFusedExports(exports)) throw new Error('The module is not the fused engine.');
  return { memory, exports };
}
