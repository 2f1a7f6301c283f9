/** Width in px of a wire that carries values of this mean size: a logarithm, so that small flows stay visible. */
export function wireWidth(meanAbs: number | null): number {
  if (meanAbs === null) return 2;
  if (!Number.isFinite(meanAbs)) return 7;
  return Math.min(7, Math.max(1.5, 2 + 2 * Math.log10(1 + 9 * meanAbs)));
}
