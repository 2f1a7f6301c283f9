import { initialWeights } from '../../src-core/model/initial-weights';
import type { ModelWeights } from '../../src-core/model/weights';
import type { TrainPlan } from '../../src-core/plan/plan';
import type { TrainCommand, TrainEvent } from '../../src-core/training/protocol';
import type { Trainer } from '../../src-core/training/trainer';
import { makeViewPace } from '../../src-core/training/view-pace';
import { makeViewer, type Viewer } from '../../src-core/training/viewer';
import { datasetOf } from './datasets';
import { rarely } from './rarely';
import { startAnyBackend, tfjs } from './tensorflow';

type ViewCommand = Extract<TrainCommand, { kind: 'view' }>;
type Viewed = Extract<TrainEvent, { kind: 'viewed' }>;

const now = (): number => performance.now();
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export interface ViewsParts {
  /** The run that is open now. */
  readonly openRun: () => Trainer | null;
  /** Settles when nothing is being opened: opening changes the backend. */
  readonly settled: () => Promise<void>;
  readonly emit: (event: TrainEvent) => void;
}

/** Answers what the page wants to see of the open run, or of a network that was not trained yet. */
export function makeViews({ openRun, settled, emit }: ViewsParts) {
  const pace = makeViewPace(now, wait, () => openRun()?.running === true);
  let first: { readonly key: string; readonly weights: ModelWeights; readonly viewer: Viewer } | null = null;

  /** A viewer of a plan's first weights; the last one is kept. */
  const firstOf = async (plan: TrainPlan): Promise<NonNullable<typeof first>> => {
    const key = JSON.stringify(plan);
    const dataset = await datasetOf(plan.dataset);
    if (!dataset.ok) throw new Error(dataset.error);
    await startAnyBackend();
    if (first?.key === key) return first;
    first?.viewer.dispose();
    first = { key, weights: initialWeights(plan), viewer: makeViewer(tfjs, plan, dataset.value, now) };
    return first;
  };

  const asked = new Set<number>();
  const cancelled = new Set<number>();

  const look = async ({ request, source, query }: ViewCommand): Promise<Viewed> => {
    await settled();
    if (source.kind === 'first') {
      const { viewer, weights } = await firstOf(source.plan);
      return { kind: 'viewed', request, step: 0, view: await viewer.answer(weights, query, pace) };
    }
    const trainer = openRun();
    if (trainer?.run !== source.run) throw new Error('That run is not open.');
    const watch = {
      cancelled: () => cancelled.has(request),
      progress: rarely(now, (fraction) => emit({ kind: 'measuring', request, what: 'rows', fraction })),
    };
    return { kind: 'viewed', request, ...(await trainer.view(source.at, query, pace, watch)) };
  };

  return {
    async look(command: ViewCommand): Promise<Viewed> {
      const { request } = command;
      asked.add(request);
      try {
        return await look(command);
      } finally {
        asked.delete(request);
        cancelled.delete(request);
      }
    },
    /** Gives up a view that is being made; false where it is none. */
    cancel(request: number): boolean {
      if (!asked.has(request)) return false;
      cancelled.add(request);
      return true;
    },
  };
}
