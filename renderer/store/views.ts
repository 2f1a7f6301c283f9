import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { create } from 'zustand';
import type { SplitName } from '../../src-core/engine/step-engine';
import type { ViewOf, ViewQuery } from '../../src-core/training/view';
import { appStore } from './create-store';
import { drawBudget, drawInBudget } from './drawing';
import { trainer } from './trainer';
import { makeViewFeed, type Viewed } from './view-feed';

const useShares = create<Readonly<Record<SplitName, number | null>>>()(() => ({ train: null, test: null }));

const useRefusals = create<Readonly<Record<SplitName, string | null>>>()(() => ({ train: null, test: null }));

const feed = makeViewFeed({
  store: appStore,
  trainer,
  now: () => performance.now(),
  later: (call, ms) => void setTimeout(call, ms),
  hidden: () => document.hidden,
  budget: drawBudget,
  // At once, or what it costs could not be told from other work of the page.
  draw: (tell) => drawInBudget(() => flushSync(tell)),
  progress(query, share) {
    if (query.kind === 'predictions') useShares.setState({ [query.split]: share });
  },
  refused(query, message) {
    if (query.kind === 'predictions') useRefusals.setState({ [query.split]: message });
  },
});
// A window that comes back has missed what happened meanwhile.
document.addEventListener('visibilitychange', () => appStore.setState({}));

/** How far the worker is with all rows of a split, in [0, 1]; `null` while it was not asked. */
export const usePredictedShare = (split: SplitName): number | null => useShares((shares) => shares[split]);

/** Why the worker did not look at all rows of a split when it was asked last; `null` where it did, or has not answered. */
export const usePredictedRefusal = (split: SplitName): string | null => useRefusals((refusals) => refusals[split]);

/** The user was told. */
export const forgetRefusal = (split: SplitName): void => useRefusals.setState({ [split]: null });

export interface SeenOf<Kind extends ViewQuery['kind']> {
  readonly view: ViewOf<Kind>;
  readonly query: Extract<ViewQuery, { kind: Kind }>;
  /** Of the weights that were looked at. */
  readonly step: number;
}

/**
 * The newest answer to a query, which must keep its identity while it asks the same; of another query the last answer
 * stays until the new one is there. `null` asks nothing.
 */
export function useView<Kind extends ViewQuery['kind']>(
  query: Extract<ViewQuery, { kind: Kind }> | null,
  kind: Kind,
): SeenOf<Kind> | null {
  const [seen, setSeen] = useState<Viewed | null>(null);
  // What is asked after a while of silence is another question: the earlier answer may be of another run.
  if (query === null && seen !== null) setSeen(null);
  useEffect(() => (query === null ? undefined : feed.watch(query, setSeen)), [query]);
  return query !== null && seen !== null && isKind(seen, kind) ? seen : null;
}

function isKind<Kind extends ViewQuery['kind']>(seen: Viewed | SeenOf<Kind>, kind: Kind): seen is SeenOf<Kind> {
  return seen.view.kind === kind && seen.query.kind === kind;
}
