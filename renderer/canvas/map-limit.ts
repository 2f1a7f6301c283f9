import { findActivationFunction } from '../../src-core/nodes/activation-functions';
import type { ParamRecord } from '../../src-core/nodes/define-node';

/** Limits are of this ladder, so that the colours of two epochs mean the same numbers. */
const ladder = [0.25, 0.5, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64];
/** Share of the values that the colours tell apart; the rest is as dark as it gets. */
const shareWithin = 0.95;

/** Functions whose values lie in [−1, 1]. */
const bounded: ReadonlySet<string> = new Set(['tanh', 'sigmoid']);

/**
 * Largest value that a picture of unit maps tells apart, ±: 1 for bounded functions, else the first rung above nearly all
 * values. It only ever rises while the same `key` (a node in a run) is shown, so that epochs compare.
 */
export function makeMapLimits() {
  const limits = new Map<string, number>();
  return (key: string, params: ParamRecord, values: Float32Array): number => {
    const chosen = typeof params.function === 'string' ? findActivationFunction(params.function) : null;
    if (chosen !== null && bounded.has(chosen.id)) return 1;
    const limit = Math.max(limits.get(key) ?? 0, rungFor(values));
    limits.set(key, limit);
    if (limits.size > 500) limits.clear();
    return limit;
  };
}

function rungFor(values: Float32Array): number {
  const least = ladder[0] ?? 1;
  for (const rung of ladder) {
    let within = 0;
    for (let index = 0; index < values.length; index++) if (Math.abs(values[index] ?? 0) <= rung) within += 1;
    if (within >= shareWithin * values.length) return Math.max(rung, least);
  }
  return ladder.at(-1) ?? 1;
}
