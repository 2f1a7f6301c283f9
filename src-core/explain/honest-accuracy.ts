/** 97.5 % quantile of the normal distribution. */
const z = 1.959963984540054;

/**
 * 95 % interval of a share of which `right` of `n` were right (Wilson 1927). Unlike share ± 1.96 · error it stays
 * within [0, 1] and does not shrink to a point when all or none are right. With n = 0 nothing is known: [0, 1].
 */
export function wilsonInterval(right: number, n: number): [number, number] {
  if (n === 0) return [0, 1];
  const share = right / n;
  const shrink = 1 + (z * z) / n;
  const middle = (share + (z * z) / (2 * n)) / shrink;
  const half = (z / shrink) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
