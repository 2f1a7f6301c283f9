import type { StateCreator } from 'zustand/vanilla';
import { ok } from '../../src-core/result';
import { planSweep, runWork, type SweepVariant, totalWork } from '../../src-core/runs/sweep/plan-sweep';
import { describeFailure } from '../training/describe-failure';
import type { Run } from './run-slice';
import type { AppState } from './state';
import { cellsOver, type Sweep, type SweepCell, type SweepSlice } from './sweep-slice';
import { trainVariant } from './train-variant';
import type { OwnTrainer } from './trainer-client';

/** The table of a sweep changes at most this often. */
const readingInterval = 250;

export function makeSweepSlice(
  openTrainer: () => OwnTrainer,
  now: () => number,
): StateCreator<AppState, [], [], SweepSlice> {
  return (set, get) => {
    let started = 0;
    let open: OwnTrainer | null = null;

    const change = (id: string, make: (sweep: Sweep) => Sweep): void => {
      const { sweep } = get();
      if (sweep?.id === id) set({ sweep: make(sweep) });
    };
    const changeCell = (id: string, index: number, part: Partial<SweepCell>): void =>
      change(id, (sweep) => ({
        ...sweep,
        cells: sweep.cells.map((cell, at) => (at === index ? { ...cell, ...part } : cell)),
      }));
    const isGoingOn = (id: string): boolean => get().sweep?.id === id && get().sweep?.phase === 'running';

    const close = (): void => {
      open?.close();
      open = null;
    };

    const trainAll = async (id: string, variants: readonly SweepVariant[], trainer: OwnTrainer): Promise<void> => {
      const begun = now();
      let done = 0;
      for (const [index, variant] of variants.entries()) {
        if (!isGoingOn(id)) break;
        changeCell(id, index, { state: 'running' });
        let shownAt = Number.NEGATIVE_INFINITY;
        const show = (run: Run): void => {
          const time = now();
          if (time - shownAt < readingInterval) return;
          shownAt = time;
          const share = run.totalSteps > 0 ? run.step / run.totalSteps : 0;
          const work = done + share * runWork(variant);
          changeCell(id, index, readingOf(run));
          change(id, (sweep) => ({ ...sweep, left: leftOf(totalWork(variants), work, time - begun) }));
        };
        const engine = get().settings.engine;
        const request = { id: `${id}-${index}`, variant, engine, now, onProgress: show };
        const { finished, failure } = await trainVariant(trainer, request);
        if (get().sweep?.id !== id) return;
        done += runWork(variant);
        const run = finished === null ? null : get().keepRun(finished, { id, settings: variant.settings });
        changeCell(id, index, {
          state: failure === null ? 'done' : 'failed',
          epoch: variant.plan.training.epochs,
          test: finished?.test ?? null,
          run,
          message: failure === null ? null : describeFailure(failure, () => null).title,
        });
      }
      end(id);
    };

    const end = (id: string): void => {
      close();
      change(id, (sweep) => ({ ...sweep, phase: 'over', left: null }));
      const { sweep } = get();
      if (sweep !== null) get().announce(`Sweep over: ${cellsOver(sweep)} of ${sweep.cells.length} runs`);
    };

    return {
      sweep: null,
      sweepShown: false,
      startSweep(wish) {
        const planned = planSweep(get().document, wish);
        if (!planned.ok) return planned;
        close();
        started += 1;
        const id = freshId(get(), started);
        const trainer = openTrainer();
        open = trainer;
        set({
          sweepShown: true,
          sweep: {
            id,
            axes: wish.axes.map(({ setting, values }) => ({ title: setting.title, values })),
            seeds: wish.seeds,
            cells: planned.value.map(waiting),
            phase: 'running',
            left: null,
          },
        });
        void trainAll(id, planned.value, trainer);
        return ok(null);
      },
      stopSweep(when) {
        const { sweep } = get();
        if (sweep === null || sweep.phase === 'over') return;
        if (when === 'after-this-run') {
          set({ sweep: { ...sweep, phase: 'stopping' } });
          return;
        }
        close();
        const cells = sweep.cells.map((cell): SweepCell => (cell.state === 'running' ? reset(cell) : cell));
        // Another id: what the closed worker still says is of no sweep any more.
        set({ sweep: { ...sweep, id: `${sweep.id}-stopped`, cells, phase: 'over', left: null } });
        get().announce('Sweep cancelled');
      },
      showSweep: (sweepShown) => set({ sweepShown }),
      forgetSweep() {
        if (get().sweep?.phase === 'over') set({ sweep: null });
      },
    };
  };
}

const waiting = ({ settings, plan }: SweepVariant): SweepCell => ({
  settings,
  state: 'waiting',
  epoch: 0,
  epochs: plan.training.epochs,
  test: null,
  run: null,
  message: null,
});

const reset = (cell: SweepCell): SweepCell => ({ ...cell, state: 'waiting', epoch: 0, test: null });

function readingOf(run: Run): Partial<SweepCell> {
  const test = run.epochs.at(-1)?.test;
  return {
    epoch: run.epochs.at(-1)?.epoch ?? 0,
    test:
      test === undefined
        ? null
        : {
            count: test.count,
            loss: test.loss,
            right: test.accuracy === null ? null : Math.round(test.accuracy * test.count),
          },
  };
}

function leftOf(total: number, done: number, time: number): number | null {
  return done <= 0 ? null : (time * (total - done)) / done;
}

/** A number that no kept run's sweep has. */
function freshId({ runs }: AppState, started: number): string {
  const taken = runs.flatMap(({ sweep }) => (sweep === null ? [] : [Number(sweep.id.slice(1)) || 0]));
  return `s${Math.max(started - 1, ...taken) + 1}`;
}
