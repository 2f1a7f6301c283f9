import type { StoreApi } from 'zustand/vanilla';
import type { TrainCommand } from '../../src-core/training/protocol';
import type { ViewQuery } from '../../src-core/training/view';
import type { DrawBudget } from './draw-budget';
import type { AppState } from './state';
import type { Answer, Progress, TrainerClient } from './trainer-client';
import { partsFor, sourceOfNow } from './view-source';

export interface Viewed extends Pick<Answer<'viewed'>, 'step' | 'view'> {
  readonly query: ViewQuery;
}

/**
 * Asks the worker for what is on the screen, again whenever the weights have changed, at most ten times a second for each
 * picture, and while a network trains not more often than drawing may cost. The same question of several watchers is asked once.
 */
export interface ViewFeed {
  /** Tells the newest answer until it is stopped; `null` where there is none: the graph has errors, or the worker refused. */
  watch(query: ViewQuery, listener: (viewed: Viewed | null) => void): () => void;
}

export interface FeedParts {
  readonly store: Pick<StoreApi<AppState>, 'getState' | 'subscribe'>;
  readonly trainer: Pick<TrainerClient, 'request' | 'send'>;
  readonly now: () => number;
  readonly later: (call: () => void, ms: number) => void;
  /** Nobody looks: the window is hidden. */
  readonly hidden: () => boolean;
  readonly budget: Pick<DrawBudget, 'wait'>;
  /** Runs `tell` with all the drawing that comes of it, and pays for it from the budget. */
  readonly draw: (tell: () => void) => void;
  /** Told how far a view of many rows is, in [0, 1]; `null` when it is over. */
  readonly progress?: (query: ViewQuery, share: number | null) => void;
  /** Told why the worker refused what is still wanted; `null` when it is asked again, or nobody watches any longer. */
  readonly refused?: (query: ViewQuery, message: string | null) => void;
}

interface Entry {
  readonly query: ViewQuery;
  readonly listeners: Set<(viewed: Viewed | null) => void>;
  answer: Viewed | null;
  /** What the answer was made of. */
  madeOf: readonly unknown[] | null;
  askedAt: number;
  busy: boolean;
  /** The number of the question that the worker has not answered. */
  request: number | null;
}

const interval = 100;
/** A picture waits so many ms at most. */
const longestWait = 2000;

export function makeViewFeed(parts: FeedParts): ViewFeed {
  const { store, trainer, now, later, hidden, budget, draw, progress, refused } = parts;
  const entries = new Map<string, Entry>();

  const tell = (entry: Entry, answer: Viewed | null): void => {
    entry.answer = answer;
    draw(() => {
      for (const listener of entry.listeners) listener(answer);
    });
  };

  /** Somebody watches, and it is of what is there now: what has changed meanwhile is asked for anew anyway. */
  const isStillAsked = ({ query, madeOf, listeners }: Entry): boolean => {
    const state = store.getState();
    const source = sourceOfNow(state);
    return listeners.size > 0 && source !== null && isSame(madeOf, partsFor(query, source, state));
  };

  const ask = async (entry: Entry): Promise<void> => {
    const now = sourceOfNow(store.getState());
    if (now === null) return;
    const madeOf = partsFor(entry.query, now, store.getState());
    const { query } = entry;
    refused?.(query, null);
    try {
      const { source } = now;
      const makeCommand = (request: number): TrainCommand => {
        entry.request = request;
        return { kind: 'view', request, source, query };
      };
      const told = ({ fraction }: Progress): void => progress?.(query, fraction);
      const { step, view } = await trainer.request(makeCommand, 'viewed', told);
      entry.madeOf = madeOf;
      tell(entry, { query, step, view });
    } catch (error) {
      entry.madeOf = madeOf;
      tell(entry, null);
      if (isStillAsked(entry)) refused?.(query, error instanceof Error ? error.message : String(error));
    } finally {
      entry.request = null;
      progress?.(query, null);
    }
  };

  /** Nobody waits any longer: all rows of a split may take the worker a minute. */
  const giveUp = ({ query, request }: Entry): void => {
    if (query.kind === 'predictions' && request !== null) trainer.send({ kind: 'cancel', request });
  };

  const isWatched = ({ listeners }: Entry): boolean => listeners.size > 0 && !store.getState().dragging && !hidden();

  /** Asks if there is something new to be seen, not before its time. */
  const refresh = (entry: Entry): void => {
    const state = store.getState();
    if (entry.busy || !isWatched(entry)) return;
    const source = sourceOfNow(state);
    if (source === null || isSame(entry.madeOf, partsFor(entry.query, source, state))) return;
    entry.busy = true;
    later(() => askInTurn(entry), Math.max(0, entry.askedAt + interval - now()));
  };
  const askInTurn = (entry: Entry): void => {
    const { wait } = budget;
    // Others pay into the budget too, and must not keep a picture from ever being drawn.
    const isPatient = now() - entry.askedAt < longestWait;
    if (!isWatched(entry)) entry.busy = false;
    else if (wait > 0 && isPatient && store.getState().run.phase === 'running') later(() => askInTurn(entry), wait);
    else {
      entry.askedAt = now();
      void ask(entry).finally(() => finish(entry));
    }
  };
  const finish = (entry: Entry): void => {
    entry.busy = false;
    refresh(entry);
  };

  store.subscribe(() => {
    for (const entry of entries.values()) refresh(entry);
  });

  return {
    watch(query, listener) {
      const key = keyOf(query);
      const entry = entries.get(key) ?? newEntry(query);
      entries.set(key, entry);
      entry.listeners.add(listener);
      if (entry.answer !== null) listener(entry.answer);
      // What was refused may be granted to whoever asks again.
      else entry.madeOf = null;
      refresh(entry);
      return () => {
        entry.listeners.delete(listener);
        if (entry.listeners.size > 0 || entries.get(key) !== entry) return;
        entries.delete(key);
        giveUp(entry);
        refused?.(entry.query, null);
      };
    },
  };
}

const newEntry = (query: ViewQuery): Entry => ({
  query,
  listeners: new Set(),
  answer: null,
  madeOf: null,
  askedAt: Number.NEGATIVE_INFINITY,
  busy: false,
  request: null,
});

function isSame(one: readonly unknown[] | null, other: readonly unknown[]): boolean {
  return one !== null && one.length === other.length && one.every((part, index) => Object.is(part, other[index]));
}

const rowNames = new WeakMap<Float32Array, number>();
let named = 0;

/** Rows of the user's own are told apart by their array. */
function keyOf(query: ViewQuery): string {
  if (query.kind !== 'sample' || query.sample.kind !== 'own') return JSON.stringify(query);
  const { features } = query.sample;
  let name = rowNames.get(features);
  if (name === undefined) {
    named += 1;
    name = named;
    rowNames.set(features, name);
  }
  return `own ${name}`;
}
