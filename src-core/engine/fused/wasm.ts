/** The memory of a WebAssembly instance, as far as the engine uses it; `WebAssembly.Memory` is one. */
export interface FusedMemory {
  readonly buffer: ArrayBufferLike;
  /** By pages of 65,536 bytes. */
  grow(pages: number): number;
}

/** What `assembly/engine.assembly.ts` exports. Addresses are bytes in the memory. */
export interface FusedExports {
  /** The first byte that is free. */
  heapBase(): number;
  /** Where the threads' control lies; see `team.ts`. */
  teamAddress(): number;
  /** Does helper `part`'s share of the work, from 1 on, until the team is stopped: it does not return before. */
  helperLoop(team: number, part: number): void;
  /** Scratch that one thread needs for any product of `[m, k]` and `[k, n]` and its gradients. */
  productScratchBytes(m: number, k: number, n: number): number;
  /** Minibatches done; the last one's loss may not be finite. */
  train(frame: number, first: number, count: number, measure: number): number;
  /** The sum of the losses of rows `from` … `to − 1`. */
  evaluate(frame: number, from: number, to: number): number;
}

/** An instance of the engine's module, whose memory belongs to one engine at a time. */
export interface FusedInstance {
  readonly memory: FusedMemory;
  readonly exports: FusedExports;
  /** Threads that may work on it: this one and its helpers. 1 where it is absent. */
  readonly parts?: number;
}

const names: readonly (keyof FusedExports)[] = [
  'heapBase',
  'teamAddress',
  'helperLoop',
  'productScratchBytes',
  'train',
  'evaluate',
];

export function isFusedExports(exports: object): exports is FusedExports {
  const found = new Map<string, unknown>(Object.entries(exports));
  return names.every((name) => typeof found.get(name) === 'function');
}
