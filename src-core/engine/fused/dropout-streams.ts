import { makeStreamWords } from '../../random';
import type { EngineProgram } from './program';

/** Writes where the streams of the dropout masks of `steps` minibatches begin, from step `step` of the run on. */
export type WriteStreams = (step: number, steps: number) => void;

/** The streams are those of `nodes/dropout.ts` in the training step: by seed, step and name of the operation. */
export function makeStreamWriter(buffer: ArrayBufferLike, program: EngineProgram, seed: number): WriteStreams {
  const { streams, streamNames, callSteps } = program;
  const words = new Uint32Array(buffer, streams, 4 * streamNames.length * callSteps);
  const writers = streamNames.map((name) => makeStreamWords(seed, 'dropout', name));
  return (step, steps) => {
    for (let index = 0; index < steps; index++) {
      for (let stream = 0; stream < writers.length; stream++) {
        writers[stream]?.(step + index, words, 4 * (index * writers.length + stream));
      }
    }
  };
}
