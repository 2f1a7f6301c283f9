import { fenceBytes } from './memory-layout';
import type { EngineProgram, PlacedProgram } from './program';
import type { SplitPlace } from './splits';

/** Puts rows, labels and programs where the program says, and zeros where it counts on them. */
export function fillMemory(buffer: ArrayBufferLike, program: EngineProgram): void {
  new Uint8Array(buffer, program.state, program.end - program.state).fill(0);
  for (const fence of program.fences) new Uint8Array(buffer, fence, fenceBytes).fill(0);
  for (const place of [program.splits.train, program.splits.test]) fillSplit(buffer, place);
  for (const placed of [program.train, program.evaluate.train, program.evaluate.test]) fillProgram(buffer, placed);
  const ranges = new Uint32Array(buffer, program.ranges, 2 * program.gradientRanges.length);
  program.gradientRanges.forEach(({ address, count }, index) => {
    ranges.set([address, count], 2 * index);
  });
}

function fillSplit(buffer: ArrayBufferLike, { split, features, labels }: SplitPlace): void {
  const stored = split.features;
  const bytes = new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength);
  new Uint8Array(buffer, features, bytes.length).set(bytes);
  new Float32Array(buffer, labels, split.labels.length).set(split.labels);
}

function fillProgram(buffer: ArrayBufferLike, { start, words }: PlacedProgram): void {
  new Int32Array(buffer, start, words.length).set(words);
}
