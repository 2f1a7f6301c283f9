import type { Comparison } from './compare';
import { ratioOf, type Spread } from './measure';
import type { NetId } from './nets';
import { findSide, type SideId } from './sides/registry';

/** The least ratio of the speeds of two sides that we hold ourselves to. */
interface Target {
  readonly net: NetId;
  readonly side: SideId;
  readonly against: SideId;
  readonly least: number;
}

const targets: readonly Target[] = [
  { net: 'small', side: 'trainer', against: 'fused-1', least: 0.95 },
  { net: 'small', side: 'fused-1', against: 'playground', least: 10 },
  { net: 'small', side: 'fused-1', against: 'stock-minimize-cpu', least: 100 },
  { net: 'small', side: 'fused-1', against: 'torch-1', least: 40 },
  { net: 'small', side: 'fused-1', against: 'sklearn-1', least: 30 },
  { net: 'mlp', side: 'trainer', against: 'fused-1', least: 0.95 },
  { net: 'mlp', side: 'fused-1', against: 'stock-fit', least: 10 },
  { net: 'mlp', side: 'fused-2', against: 'stock-fit', least: 18 },
  { net: 'mlp', side: 'fused-1', against: 'torch-1', least: 0.28 },
  { net: 'mlp', side: 'fused-2', against: 'torch-2', least: 0.3 },
  { net: 'mlp', side: 'fused-2', against: 'torch-avx2-2', least: 0.5 },
  { net: 'wide', side: 'trainer', against: 'fused-1', least: 0.95 },
  { net: 'wide', side: 'fused-1', against: 'stock-minimize', least: 26 },
  { net: 'wide', side: 'fused-2', against: 'stock-minimize', least: 48 },
  { net: 'cnn', side: 'trainer', against: 'fused-1', least: 0.95 },
  { net: 'cnn', side: 'fused-1', against: 'tfjs-ours', least: 2.5 },
  { net: 'cnn', side: 'tfjs-ours', against: 'stock-fit-cpu', least: 5 },
];

export interface CheckedTarget {
  readonly net: NetId;
  readonly side: string;
  readonly against: string;
  readonly least: number;
  /** `null` where one of the two sides is absent. */
  readonly ratio: Spread | null;
  readonly verdict: Verdict;
}

/** `far below` is less than half of the target: more than a noisy machine explains. */
export type Verdict = 'met' | 'missed' | 'far below' | 'not measured';

/** The targets of the nets that were trained. */
export function checkTargets(comparisons: readonly Comparison[]): readonly CheckedTarget[] {
  return targets.flatMap(({ net, side, against, least }) => {
    const comparison = comparisons.find((candidate) => candidate.net.id === net);
    if (!comparison) return [];
    const roundsOf = (id: SideId) => comparison.results.find((result) => result.id === id)?.rounds;
    const [one, other] = [roundsOf(side), roundsOf(against)];
    const ratio = one && other ? ratioOf(one, other) : null;
    const verdict = ratio ? verdictOf(ratio.median, least) : 'not measured';
    return [{ net, side: findSide(side).title, against: findSide(against).title, least, ratio, verdict }];
  });
}

export function verdictOf(ratio: number, least: number): Verdict {
  if (ratio >= least) return 'met';
  return ratio >= least / 2 ? 'missed' : 'far below';
}
