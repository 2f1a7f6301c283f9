import type { Stretch } from './curve';

/** A stretch around a point, `factor` times as long, inside the run; `null` where that is all of it. */
export function zoomedAround(now: Stretch, centre: number, factor: number, whole: Stretch): Stretch | null {
  const share = now.high > now.low ? (centre - now.low) / (now.high - now.low) : 0.5;
  const inside = share >= 0 && share <= 1 ? centre : (now.low + now.high) / 2;
  const before = inside - factor * (inside - now.low);
  const after = inside + factor * (now.high - inside);
  const [low, high] = [Math.max(whole.low, before), Math.min(whole.high, after)];
  return low <= whole.low && high >= whole.high ? null : { low, high };
}

/** The same length, moved by a share of it, inside the run. */
export function moved(now: Stretch, share: number, whole: Stretch): Stretch {
  const length = now.high - now.low;
  const low = Math.max(whole.low, Math.min(whole.high - length, now.low + share * length));
  return { low, high: low + length };
}

/** Moved as little as it takes to hold the point. */
export function holding(now: Stretch, point: number): Stretch {
  const length = now.high - now.low;
  if (point < now.low) return { low: point, high: point + length };
  return point > now.high ? { low: point - length, high: point } : now;
}
