/** Where the continued fraction takes over from the series. */
const far = 2;

/**
 * erfc(x) = 2/√π ∫ₓ^∞ e^−t² dt for x ≥ 0, to about 1e-13 of its size also where it is tiny: the share of a normal
 * distribution that lies more than √2 x deviations from its mean.
 */
export function complementaryError(x: number): number {
  return x < far ? 1 - errorSeries(x) : tailFraction(x);
}

/** erf(x) = 2/√π e^−x² Σ 2ⁿ x²ⁿ⁺¹ / (1 · 3 ⋯ (2n + 1)); all terms are positive (Abramowitz and Stegun 7.1.6). */
function errorSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** erfc(x) = e^−x²/√π · 1/(x + ½/(x + 1/(x + 1½/(x + …)))) (Abramowitz and Stegun 7.1.14), from the inside out. */
function tailFraction(x: number): number {
  let below = x;
  for (let n = 120; n > 0; n--) below = x + n / 2 / below;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * below);
}
