import type { TestMetrics } from '../../src-core/training/protocol';
import { useApp } from '../store/create-store';
import { epochOfWeights } from '../store/epoch-of-weights';
import { stepOfWeights } from '../store/weights-of-now';
import { whenOf } from './to-evaluation';

export interface TestOfNow {
  readonly test: TestMetrics;
  /** Whose weights were judged: "epoch 7", or "step 780". */
  readonly when: string;
}

/**
 * How good the open run is on its test set: with the weights of now where it rests, also between two epochs, else with
 * those of its newest epoch. `null` before anything was judged.
 */
export function useTestOfNow(): TestOfNow | null {
  const step = useApp((state) => stepOfWeights(state.run));
  const stepsPerEpoch = useApp((state) => state.run.stepsPerEpoch);
  const newest = useApp((state) => epochOfWeights(state.run));
  const counted = useApp((state) => state.run.counted);
  if (counted?.step === step) return { test: counted.test, when: whenOf(step, stepsPerEpoch) };
  return newest === null ? null : { test: newest.test, when: `epoch ${newest.epoch}` };
}
