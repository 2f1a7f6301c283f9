import { type FusedExports, isFusedExports } from './wasm';

/** What a helper thread is sent: the module and the memory are those of the thread that trains. */
export interface HelperTask<Module, Memory> {
  readonly module: Module;
  readonly memory: Memory;
  /** Its number, from 1 on: each helper has its own. */
  readonly part: number;
}

/**
 * A helper thread's whole work: returns when the team is stopped. Run it in a Web Worker or a worker of Node that does
 * nothing else.
 * @param instantiate an instance of the module on the memory: `new WebAssembly.Instance(module, { env: { memory } })`
 */
export function runHelper<Module, Memory>(
  { module, memory, part }: HelperTask<Module, Memory>,
  instantiate: (module: Module, memory: Memory) => { readonly exports: object },
): void {
  const exports = exportsOf(instantiate(module, memory));
  exports.helperLoop(exports.teamAddress(), part);
}

function exportsOf({ exports }: { readonly exports: object }): FusedExports {
  if (isFusedExports(exports)) return exports;
  throw new Error('The module is not the fused engine.');
}
