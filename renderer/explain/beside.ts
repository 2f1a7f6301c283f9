import { create } from 'zustand';
import type { ClaimId, Invited } from '../../src-core/explain/registry';

/** Claims that are measured in moments, change nothing, and have room in a narrow column; the best of equals first. */
const able: readonly ClaimId[] = [
  'line-probe',
  'rank',
  'gradient-flow',
  'dead-units',
  'region-map',
  'monotonicity',
  'xor-limit',
];

/** Of the claims that the network invites, the one to be shown beside another; `null` where there is none. */
export function claimBeside(shown: ClaimId, invited: readonly Invited[]): Invited | null {
  const others = invited.filter(({ claim }) => claim !== shown && able.includes(claim));
  return others.reduce<Invited | null>((best, each) => {
    if (best === null || each.strength > best.strength) return each;
    const isBefore = able.indexOf(each.claim) < able.indexOf(best.claim);
    return each.strength === best.strength && isBefore ? each : best;
  }, null);
}

interface BesideState {
  /** The list of all claims stands there instead. */
  readonly list: boolean;
  showList(list: boolean): void;
}

export const useBeside = create<BesideState>()((set) => ({
  list: false,
  showList: (list) => set({ list }),
}));
