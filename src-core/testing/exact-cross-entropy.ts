/** Binary digits behind the point: some 150 decimal ones, so that nothing that a float64 can hold is lost. */
const digits = 512n;
const one = 1n << digits;

/**
 * −log softmax(z)[label] and its derivatives by z, in whole numbers of 2⁻⁵¹² with the series of exp and with Newton's
 * method: what a float64 would say if it never rounded before the end. An oracle for losses and gradients near 0.
 * @param logits `[units]`, each of float32
 */
export function exactCrossEntropy(
  logits: readonly number[],
  label: number,
): { readonly loss: number; readonly gradient: readonly number[] } {
  const z = logits.map(toFixed);
  const largest = z.reduce((most, value) => (value > most ? value : most));
  const powers = z.map((value) => exp(value - largest));
  const sum = powers.reduce((total, power) => total + power, 0n);
  return {
    loss: toNumber(largest - (z[label] ?? 0n) + log(sum)),
    gradient: powers.map((power, unit) => toNumber(((unit === label ? power - sum : power) << digits) / sum)),
  };
}

/** Exact for every float32 below 2¹⁰⁰: it is a multiple of 2⁻¹⁴⁹. */
function toFixed(value: number): bigint {
  return BigInt(value * 2 ** 149) << (digits - 149n);
}

function toNumber(value: bigint): number {
  return Number(value) / 2 ** Number(digits);
}

/** (Σ yⁿ / n!)^(2²⁰) with y = x / 2²⁰ */
function exp(x: bigint): bigint {
  const halvings = 20n;
  const y = x >> halvings;
  let power = one;
  let term = one;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = ((term * y) >> digits) / n;
    power += term;
  }
  for (let done = 0n; done < halvings; done++) power = (power * power) >> digits;
  return power;
}

/** For y from 1 to a few: l ← l − 1 + y exp(−l), until it stays. */
function log(y: bigint): bigint {
  let found = y - one;
  for (let left = 100; left > 0; left--) {
    const change = ((y * exp(-found)) >> digits) - one;
    found += change;
    if (change < 1n << 32n && change > -(1n << 32n)) break;
  }
  return found;
}

/** Rows of logits, all of float32, each to be tried with every label: sure ones, torn ones and what lies between. */
export const logitRows: Readonly<Record<string, readonly number[]>> = {
  'nothing to choose': [0.5, 0.5],
  'three like each other': [-7, -7, -7],
  'sure by 30': [30, 0, 1],
  'sure by 30, far from 0': [1, 2030, 2000, -2000],
  'sure by 60, the last of seven': [0, 1, -3, 2, 1.5, 0.25, 62],
  'sure by 36, where float64 would have one digit left beside 1': [36.5, 0.25, -8, 0.125, -1, -2, 0.5, 0, 0.75, 0.5],
  'torn between two of five': [40, 1, 40, 2, -3],
  'torn between two all but alike': [12, 11.999999, -30, -40],
  'sure beyond all bounds': [-1000, 1000],
};
