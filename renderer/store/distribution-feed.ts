import type { StoreApi } from 'zustand/vanilla';
import type { NodeId, RunId } from '../../src-core/ids';
import type { Distribution } from '../../src-core/training/distribution';
import type { Spread } from '../../src-core/training/view';
import type { AppState } from './state';
import type { TrainerClient } from './trainer-client';

/** By kept step; `null` where the node has no numbers of the kind. */
export type DistributionsByStep = ReadonlyMap<number, Distribution | null>;

export interface DistributionFeed {
  /** Tells what is known, and again with every step that is looked at, until it is stopped. */
  watch(node: NodeId, of: Spread, listener: (known: DistributionsByStep) => void): () => void;
}

export interface DistributionFeedParts {
  readonly store: Pick<StoreApi<AppState>, 'getState' | 'subscribe'>;
  readonly trainer: Pick<TrainerClient, 'request'>;
  /** Nobody looks: the window is hidden. */
  readonly hidden: () => boolean;
}

/** More columns than this cannot be told apart. */
const mostSteps = 96;
/** Pictures that were looked at and are kept in case somebody comes back to them. */
const mostPictures = 12;

/**
 * Looks at the weights that the worker keeps of a run, one step after the other, so that a layer's past can be seen whenever
 * somebody asks, and training pays for it only as for any view.
 */
export function makeDistributionFeed({ store, trainer, hidden }: DistributionFeedParts): DistributionFeed {
  const pictures = new Map<string, Map<number, Distribution | null>>();
  const watchers = new Set<() => void>();

  const pictureOf = (key: string): Map<number, Distribution | null> => {
    const known = pictures.get(key) ?? new Map<number, Distribution | null>();
    pictures.delete(key);
    pictures.set(key, known);
    for (const oldest of [...pictures.keys()].slice(0, -mostPictures)) pictures.delete(oldest);
    return known;
  };

  store.subscribe((state, before) => {
    // Another run, or the same one from its beginning.
    if (state.run.id !== before.run.id || state.run.step < before.run.step) pictures.clear();
    for (const refresh of watchers) refresh();
  });

  return {
    watch(node, of, listener) {
      let busy = false;
      let stopped = false;
      let told: DistributionsByStep | null = null;

      const tell = (known: DistributionsByStep, kept: readonly number[]): void => {
        const shown = new Map([...known].filter(([step]) => kept.includes(step)));
        if (told !== null && told.size === shown.size && [...shown.keys()].every((step) => told?.has(step))) return;
        told = shown;
        listener(shown);
      };

      const ask = async (run: RunId, at: number): Promise<void> => {
        const source = { kind: 'run', run, at } as const;
        const query = { kind: 'distribution', node, of } as const;
        const { view } = await trainer.request((request) => ({ kind: 'view', request, source, query }), 'viewed');
        if (view.kind === 'distribution' && store.getState().run.id === run) {
          pictureOf(keyOf(run, node, of)).set(at, view.distribution);
        }
      };

      const refresh = (): void => {
        const { run, dragging } = store.getState();
        if (stopped || busy || run.id === null || run.plan === null || isClosed(run)) return;
        const known = pictureOf(keyOf(run.id, node, of));
        tell(known, run.kept);
        const next = stepsToSee(run.kept).find((step) => !known.has(step));
        if (next === undefined || dragging || hidden()) return;
        busy = true;
        ask(run.id, next)
          // Refused: the run was closed meanwhile, or the step is not kept any more.
          .catch(() => void known.set(next, null))
          .finally(() => {
            busy = false;
            refresh();
          });
      };

      watchers.add(refresh);
      refresh();
      return () => {
        stopped = true;
        watchers.delete(refresh);
      };
    },
  };
}

const keyOf = (run: RunId, node: NodeId, of: Spread): string => `${run} ${of} ${node}`;

const isClosed = ({ phase, failure }: AppState['run']): boolean =>
  phase === 'opening' || (phase === 'failed' && failure?.kind === 'worker-died');

/**
 * The steps to look at of those that are kept, in the order that shows most soonest: the newest, then coarse to fine. Of many
 * every second, fourth … so that a run that grows needs nothing anew.
 */
export function stepsToSee(kept: readonly number[], most = mostSteps): readonly number[] {
  let every = 1;
  while (kept.length / every > most) every *= 2;
  const last = kept.at(-1);
  const chosen = kept.flatMap((step, index) => (index % every === 0 && step !== last ? [{ step, index }] : []));
  const coarseness = (index: number): number => (index === 0 ? Number.POSITIVE_INFINITY : index & -index);
  chosen.sort((one, other) => coarseness(other.index) - coarseness(one.index) || one.index - other.index);
  return [...(last === undefined ? [] : [last]), ...chosen.map(({ step }) => step)];
}
