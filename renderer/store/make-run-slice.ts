import type { StateCreator } from 'zustand/vanilla';
import { noRun } from './apply-train-event';
import { receiveTrainEvent } from './receive-train-event';
import { makeRunClock } from './run-clock';
import { makeRunCommands } from './run-commands';
import { makeRunOpener } from './run-opener';
import { makeRunRecorder } from './run-recorder';
import { makeRunScreen } from './run-screen';
import type { RunSeries } from './run-series';
import type { RunSlice } from './run-slice';
import { makeRunWeights } from './run-weights';
import type { AppState } from './state';
import type { TrainerClient } from './trainer-client';

export function makeRunSlice(
  trainer: TrainerClient,
  series: RunSeries,
  now: () => number,
): StateCreator<AppState, [], [], RunSlice> {
  return (set, get) => {
    let workerLost = false;
    const screen = makeRunScreen({
      read: () => get().run,
      write: (run) => set({ run }),
      announce: (text) => get().announce(text),
      now,
    });
    const recorder = makeRunRecorder(
      () => series.read(),
      (finished) => set({ openRecord: get().keepRun(finished) }),
    );
    const clock = makeRunClock(now);
    const onBegin = (): void => {
      workerLost = false;
      set({ openRecord: null });
    };
    const opener = makeRunOpener({ trainer, series, screen, recorder, clock, get, onBegin });
    const parts = { trainer, series, screen, recorder, clock, opener, get, set };

    trainer.onEvent((event) => receiveTrainEvent(parts, event));
    trainer.onDeath((message) => {
      workerLost = true;
      const { id, phase } = screen.current;
      const alive = phase === 'opening' || phase === 'running' || phase === 'paused' || phase === 'ready';
      if (id === null || !alive) return;
      receiveTrainEvent(parts, { kind: 'end', run: id, how: 'failed', failure: { kind: 'worker-died', message } });
    });

    return {
      run: noRun,
      ...makeRunCommands(parts),
      ...makeRunWeights({ ...parts, isWorkerLost: () => workerLost }),
      keepCounted(id, counted) {
        const { current } = screen;
        if (current.id === id) screen.show({ ...current, counted });
      },
      clearRun() {
        opener.leave();
        set({ openRecord: null });
        series.clear();
        screen.show(noRun);
      },
    };
  };
}
