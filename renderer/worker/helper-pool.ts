import type { HelperTask } from '../../src-core/engine/fused/helper-loop';

export type SharedTask = HelperTask<WebAssembly.Module, WebAssembly.Memory>;

/** Threads that wait to help an engine; each serves one engine at a time, and the next once that one is disposed of. */
export interface HelperPool {
  /** Sends the first `count` helpers to an engine. They begin by themselves. */
  help(module: WebAssembly.Module, memory: WebAssembly.Memory, count: number): void;
}

export function startHelpers(count: number): HelperPool {
  const workers = Array.from(
    { length: count },
    () => new Worker(new URL('./fused-helper.ts', import.meta.url), { type: 'module', name: 'training helper' }),
  );
  return {
    help(module, memory, wanted) {
      workers.slice(0, wanted).forEach((worker, index) => {
        worker.postMessage({ module, memory, part: index + 1 } satisfies SharedTask);
      });
    },
  };
}
