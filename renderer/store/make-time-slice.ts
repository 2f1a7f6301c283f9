import type { StateCreator } from 'zustand/vanilla';
import { nearestStep } from './nearest-step';
import { newestWins } from './newest-wins';
import type { AppState } from './state';
import type { TimeSlice } from './time-slice';
import type { TrainerClient } from './trainer-client';

const now = { shownStep: null, pastSnapshot: null, pastTest: null, playing: false } as const;

export function makeTimeSlice(trainer: TrainerClient): StateCreator<AppState, [], [], TimeSlice> {
  return (set, get) => {
    /** Asks the open run about a step; the answer counts only while that run is open and somebody is in its past. */
    const ask = async (question: (run: NonNullable<AppState['run']['id']>) => Promise<Partial<TimeSlice>>) => {
      const { id } = get().run;
      if (id === null) return;
      try {
        const answer = await question(id);
        if (get().run.id === id && get().shownStep !== null) set(answer);
      } catch (error) {
        if (get().run.id !== id || get().shownStep === null) return;
        set(now);
        get().toast({ kind: 'error', title: 'That step cannot be shown', detail: messageOf(error) });
      }
    };

    const look = newestWins((at: number) =>
      ask(async (run) => {
        const answer = await trainer.request((request) => ({ kind: 'snapshot-at', run, request, at }), 'past-snapshot');
        return { pastSnapshot: answer.snapshot };
      }),
    );
    /** Beside the other, since it takes longer: the pictures follow the slider, the accuracy comes when it rests. */
    const evaluate = newestWins((at: number) =>
      ask(async (run) => {
        const answer = await trainer.request((request) => ({ kind: 'evaluate-at', run, request, at }), 'evaluated');
        return get().shownStep === at ? { pastTest: answer.test } : {};
      }),
    );

    return {
      ...now,
      setPlaying(on) {
        if (on === get().playing) return;
        if (on && get().shownStep === null) get().showStep(get().run.kept[0] ?? null);
        set({ playing: on && get().shownStep !== null });
      },
      moveShown(by) {
        const { run, shownStep, showStep } = get();
        const place = shownStep === null ? run.kept.length : run.kept.indexOf(shownStep);
        showStep(run.kept[Math.max(0, place + by)] ?? null);
      },
      showStep(step) {
        const { run, shownStep } = get();
        const next = step === null ? null : nearestStep(run.kept, step);
        if (next === shownStep) return;
        if (next === null) return set(now);
        set({ shownStep: next, pastTest: null });
        look(next);
        evaluate(next);
      },
    };
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
