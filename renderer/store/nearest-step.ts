/** The kept step nearest to `step`, the earlier of two; `null` where none is kept. @param kept ascending */
export function nearestStep(kept: readonly number[], step: number): number | null {
  let nearest: number | null = null;
  for (const candidate of kept) {
    if (nearest === null || Math.abs(candidate - step) < Math.abs(nearest - step)) nearest = candidate;
  }
  return nearest;
}
