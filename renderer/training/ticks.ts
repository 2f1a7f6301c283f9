export interface Ticks {
  readonly low: number;
  readonly high: number;
  readonly values: readonly number[];
}

/** Round limits that hold `min` and `max`, in about `count` steps of 1, 2, 2.5, 4 or 5 times a power of ten. */
export function niceTicks(min: number, max: number, count: number): Ticks {
  // Nearly equal numbers get a range of their own: its labels would all read the same.
  const apart = max - min > Math.abs(max) * 1e-3;
  const span = apart ? max - min : Math.max(Math.abs(max), 1) * 0.1;
  const step = niceStep(span / count);
  const first = Math.floor(min / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(max / step - 1e-9));
  const values = Array.from({ length: last - first + 1 }, (_, index) => clean((first + index) * step));
  return { low: values[0] ?? min, high: values.at(-1) ?? max, values };
}

/** The round numbers within a stretch whose ends stay where they are, however narrow it is; about `count` of them. */
export function ticksWithin(low: number, high: number, count: number): readonly number[] {
  const step = niceStep((high - low) / count);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => clean((first + index) * step));
}

/** The least of 1, 2, 2.5, 4, 5 times a power of ten that is not less than `raw`. */
function niceStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  return power * ([1, 2, 2.5, 4, 5, 10].find((factor) => factor * power >= raw * (1 - 1e-9)) ?? 10);
}

/**
 * Ticks of a logarithmic axis, as exponents of ten: powers of ten over wide ranges, 1-2-5 over narrower ones.
 * Both numbers must be above 0.
 */
export function logTicks(min: number, max: number): Ticks {
  const decades = Math.log10(max / min);
  const factors = decades > 3 ? [1] : decades > 1 ? [1, 3] : [1, 1.5, 2, 3, 5, 7];
  const all: number[] = [];
  for (let power = Math.floor(Math.log10(min)) - 1; power <= Math.ceil(Math.log10(max)) + 1; power++) {
    for (const factor of factors) all.push(Math.log10(factor) + power);
  }
  const [low, high] = [Math.log10(min), Math.log10(max)];
  const first = Math.max(
    0,
    all.findLastIndex((tick) => tick <= low + 1e-9),
  );
  const found = all.findIndex((tick) => tick >= high - 1e-9);
  const last = Math.max(first + 1, found === -1 ? all.length - 1 : found);
  const within = all.slice(first, last + 1);
  const every = Math.ceil(within.length / 6);
  const values = within.filter((_, index) => index % every === 0 || index === within.length - 1);
  return { low: within[0] ?? low, high: within.at(-1) ?? high, values };
}

/** Labels with as many decimals as tell the ticks apart: 0.30, 0.60, 0.90. */
export function tickLabels(values: readonly number[]): readonly string[] {
  const [first = 0, second = 0] = values;
  const largest = Math.max(...values.map(Math.abs));
  if (largest >= 1e5 || (largest > 0 && largest < 1e-3)) return values.map(scientific);
  const step = Math.abs(second - first);
  const decimals = step === 0 ? 2 : Math.max(0, decimalsOf(step));
  return values.map((value) => minus(value.toFixed(decimals)));
}

/** A value of a logarithmic axis by itself: 0.02, 1.5, 300. */
export const logLabel = (exponent: number): string => minus(String(Number((10 ** exponent).toPrecision(2))));

/** 2e10, 1.5e−4: as short as the axis is narrow. */
const scientific = (value: number): string =>
  value === 0 ? '0' : minus(value.toExponential(1).replace('.0', '').replace('e+', 'e'));

const decimalsOf = (step: number): number => {
  const text = Number(step.toPrecision(3)).toString();
  return text.includes('e') ? 4 : (text.split('.')[1]?.length ?? 0);
};
const clean = (value: number): number => Number(value.toPrecision(12));
const minus = (text: string): string => text.replaceAll('-', '−');
