import { useEffect, useState } from 'react';
import type { NodeId } from '../../src-core/ids';
import type { Spread } from '../../src-core/training/view';
import { appStore } from './create-store';
import { type DistributionsByStep, makeDistributionFeed } from './distribution-feed';
import { trainer } from './trainer';

const feed = makeDistributionFeed({ store: appStore, trainer, hidden: () => document.hidden });

const nothing: DistributionsByStep = new Map();

/** How a node's numbers were spread at the kept steps of the open run, as far as it is known. */
export function useDistributions(node: NodeId | null, of: Spread): DistributionsByStep {
  const [seen, setSeen] = useState<{
    readonly node: NodeId;
    readonly of: Spread;
    readonly known: DistributionsByStep;
  }>();
  useEffect(
    () => (node === null ? undefined : feed.watch(node, of, (known) => setSeen({ node, of, known }))),
    [node, of],
  );
  return seen?.node === node && seen.of === of ? seen.known : nothing;
}
