import type { StateCreator } from 'zustand/vanilla';
import type { RunId } from '../../src-core/ids';
import { describeFinding } from '../../src-core/training/detective/finding-words';
import type { DetectiveSlice } from './detective-slice';
import type { AppState } from './state';
import type { Answer, TrainerClient } from './trainer-client';

export function makeDetectiveSlice(trainer: TrainerClient): StateCreator<AppState, [], [], DetectiveSlice> {
  return (set, get) => {
    const isLookingAt = (run: RunId): boolean => {
      const { investigation } = get();
      return investigation?.phase === 'looking' && investigation.run === run;
    };

    trainer.onEvent((event) => {
      if (event.kind !== 'progress' || event.run === null || !isLookingAt(event.run)) return;
      set({ investigation: { phase: 'looking', run: event.run, share: event.fraction } });
    });

    const take = (run: RunId, { diagnosis, snapshot, kept }: Answer<'diagnosed'>): void => {
      const { plan, stepsPerEpoch } = get().run;
      // The run was left meanwhile, or its question cancelled: the worker's answer had been on its way.
      if (get().run.id !== run || plan === null) return;
      get().showRescued(snapshot, kept);
      set({ investigation: { phase: 'found', run, plan, diagnosis }, detectiveShown: true });
      get().announce(describeFinding(plan, diagnosis, stepsPerEpoch).title);
    };

    return {
      investigation: null,
      detectiveShown: false,
      async investigate() {
        const { id, failure } = get().run;
        if (id === null || failure?.kind !== 'diverged' || isLookingAt(id)) return;
        set({ investigation: { phase: 'looking', run: id, share: null }, detectiveShown: true });
        try {
          take(id, await trainer.request((request) => ({ kind: 'diagnose', run: id, request }), 'diagnosed'));
        } catch (error) {
          if (!isLookingAt(id)) return;
          const why = error instanceof Error ? error.message : String(error);
          set({ investigation: { phase: 'open', run: id, why } });
        }
      },
      cancelInvestigation() {
        const { investigation } = get();
        if (investigation?.phase === 'looking') trainer.send({ kind: 'cancel-diagnosis', run: investigation.run });
      },
      showDetective: (detectiveShown) => set({ detectiveShown }),
    };
  };
}
