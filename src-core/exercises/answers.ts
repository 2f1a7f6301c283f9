import { compact } from '../explain/words';
import { describeFault, parseFormula } from '../formula/parse-formula';
import type { CheckResult } from './define-exercise';

/** −8 to 8 in steps of 0.1, as the chapter plots its functions. */
export const benchPlaces: readonly number[] = Array.from({ length: 161 }, (_, index) => (index - 80) / 10);

/** Largest difference of a typed formula from a function over the given places; the check passes up to `limit`. */
export function compareFormula(
  text: string,
  expected: (x: number) => number,
  places: readonly number[],
  limit: number,
  names?: ReadonlyMap<string, number>,
): CheckResult {
  if (text.trim() === '') return untried('not typed');
  const parsed = parseFormula(text, names);
  if (!parsed.ok) return { passed: false, measured: 'not read', note: describeFault(parsed.error) };
  let largest = 0;
  let worst = places[0] ?? 0;
  for (const x of places) {
    const difference = Math.abs(parsed.value(x) - expected(x));
    if (difference > largest || Number.isNaN(difference)) [largest, worst] = [difference, x];
    if (Number.isNaN(difference)) break;
  }
  const passed = largest <= limit;
  return { passed, measured: compact(largest), ...(!passed && { note: `furthest off at x = ${compact(worst)}` }) };
}

export const failed = (measured: string, note?: string): CheckResult => ({
  passed: false,
  measured,
  ...(note !== undefined && { note }),
});

export const untried = (measured: string, note?: string): CheckResult => ({ ...failed(measured, note), untried: true });

/** Central differences, good to about 1e-10 of smooth functions. */
export function differences(of: (x: number) => number): (x: number) => number {
  const step = 1e-5;
  return (x) => (of(x + step) - of(x - step)) / (2 * step);
}
