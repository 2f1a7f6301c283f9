import { fail, ok, type Result } from '../../src-core/result';

export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly integer?: boolean | undefined;
}

export type NumberFault = 'not-a-number' | 'out-of-range' | 'not-whole';

/** Reads "0.1", "1e-3", "−0.5", "1,024"; everything else is a fault, never a guess. */
export function parseNumber(text: string, { min, max, integer = false }: NumberRange): Result<number, NumberFault> {
  const plain = text
    .trim()
    .replaceAll('−', '-')
    .replaceAll(/(?<=\d),(?=\d{3}(\D|$))/g, '');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return fail('not-a-number');
  const value = Number(plain);
  if (!Number.isFinite(value) || value < min || value > max) return fail('out-of-range');
  if (integer && !Number.isInteger(value)) return fail('not-whole');
  return ok(value);
}

/** A number as a person would type it, with a true minus. */
export const toNumberText = (value: number): string => String(value).replace(/^-/, '−').replace('e-', 'e−');

/** "From 0 to 10. Still in force: 0.01." */
export function describeFault(fault: NumberFault, { min, max }: NumberRange, inForce: number): string {
  const from = fault === 'not-whole' ? 'Whole numbers from' : 'From';
  return `${from} ${toRangeText(min)} to ${toRangeText(max)}. Still in force: ${toNumberText(inForce)}.`;
}

const toRangeText = (value: number): string =>
  Math.abs(value) >= 1000 && Number.isInteger(value)
    ? value.toLocaleString('en-US').replace(/^-/, '−')
    : toNumberText(value);

/** The value one step up or down, rounded to the digits of both and kept inside the range. */
export function stepNumber(value: number, by: number, { min, max }: NumberRange): number {
  const digits = Math.min(12, Math.max(decimals(value), decimals(by)));
  return Math.min(max, Math.max(min, Number((value + by).toFixed(digits))));
}

function decimals(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const fraction = mantissa.split('.')[1] ?? '';
  return Math.max(0, fraction.length - Number(exponent));
}
