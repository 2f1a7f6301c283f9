import type { EpochRun } from '../epoch-run';
import type { Past } from '../past';
import type { Rescue } from '../rescue';
import type { Diagnosis } from './diagnosis';
import { InvestigationInterrupted, investigate, type Scene } from './investigate';

export interface DetectiveParts extends Omit<Scene, 'safe' | 'noticed' | 'interrupted' | 'progress'> {
  readonly position: EpochRun;
  readonly rescue: Rescue;
  readonly past: Past;
  /** Whether the run was closed: then the engine is gone. */
  readonly isClosed: () => boolean;
}

/** Looks into a run that diverged, one look at a time. */
export interface Detective {
  /** Step of the weights of now: once found, those of the last healthy step. */
  readonly step: number;
  readonly isLooking: boolean;
  diagnose(progress?: (share: number) => void): Promise<Diagnosis>;
  cancel(): void;
}

export function makeDetective({ position, rescue, past, isClosed, ...parts }: DetectiveParts): Detective {
  const { engine } = parts;
  let isLooking = false;
  let isCancelled = false;
  /** What was found last, and of which step's failure. */
  let found: { readonly healthy: number; readonly noticed: number } | null = null;

  return {
    get step() {
      return found?.noticed === position.step ? found.healthy : position.step;
    },
    get isLooking() {
      return isLooking;
    },
    cancel() {
      isCancelled = isLooking;
    },
    async diagnose(progress = () => undefined) {
      if (isLooking) throw new Error('The end of this run is being looked into already.');
      const before = engine.readWeights();
      const noticed = position.step;
      isLooking = true;
      isCancelled = false;
      try {
        const interrupted = (): boolean => isCancelled || isClosed();
        const diagnosis = await investigate({ ...parts, safe: rescue.safe, noticed, interrupted, progress });
        past.keepAt(diagnosis.healthy);
        found = { healthy: diagnosis.healthy, noticed };
        return diagnosis;
      } catch (error) {
        if (error instanceof InvestigationInterrupted && !isClosed()) engine.writeWeights(before);
        throw error;
      } finally {
        isLooking = false;
      }
    },
  };
}
