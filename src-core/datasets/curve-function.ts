import { describeFault, type Formula, parseFormula } from '../formula/parse-formula';
import { fail, ok, type Result } from '../result';

/** The curve is asked for between −3 and 3. */
export const curveReach = 3;
/** Values beyond this would need a scale of their own to be learned. */
const largestValue = 100;
/** x is always a multiple of 1/1000, so that a formula can be checked everywhere that it is asked for. */
export const curveSteps = 1000;
const places = Array.from(
  { length: 2 * curveReach * curveSteps + 1 },
  (_, step) => (step - curveReach * curveSteps) / curveSteps,
);
/** Heights of a drawn curve: one every 0.1. */
export const drawnPoints = 61;

export interface CurveShape {
  readonly kind: 'formula' | 'drawn';
  readonly formula: string;
  readonly drawn: string;
}

/** The function that a set of options stands for; fails with what is wrong with its text. */
export function curveFunction({ kind, formula, drawn }: CurveShape): Result<Formula, string> {
  return kind === 'formula' ? checkedFormula(formula) : drawnFunction(drawn);
}

/** A formula that has a value, not too large, everywhere between −3 and 3. */
export function checkedFormula(text: string): Result<Formula, string> {
  const parsed = parseFormula(text);
  if (!parsed.ok) return fail(describeFault(parsed.error));
  const heights = places.map(parsed.value);
  const hole = heights.findIndex((height) => !Number.isFinite(height));
  if (hole >= 0) return fail(`At x = ${signed(places[hole])} it has no value. It must have one from −3 to 3.`);
  const peak = heights.findIndex((height) => Math.abs(height) > largestValue);
  if (peak < 0) return parsed;
  return fail(
    `At x = ${signed(places[peak])} it is ${signed(heights[peak])}: keep it between −100 and 100, for example by dividing it.`,
  );
}

/** Straight lines between the heights of a drawing. */
export function drawnFunction(text: string): Result<Formula, string> {
  const heights = parseHeights(text);
  if (heights === null) {
    return fail(`A drawn curve is ${drawnPoints} heights between −${largestValue} and ${largestValue}.`);
  }
  const gap = (2 * curveReach) / (drawnPoints - 1);
  return ok((x) => {
    const place = Math.max(0, Math.min(drawnPoints - 1, (x + curveReach) / gap));
    const left = Math.min(Math.floor(place), drawnPoints - 2);
    const [from = 0, to = 0] = [heights[left], heights[left + 1]];
    return from + (to - from) * (place - left);
  });
}

/** A drawn curve from its text, `drawnPoints` heights; `null` unless it has just as many, none beyond ±`largestValue`. */
export function parseHeights(text: string): readonly number[] | null {
  const heights = text.trim().split(/\s+/).map(Number);
  const good = heights.length === drawnPoints && heights.every((height) => Math.abs(height) <= largestValue);
  return good ? heights : null;
}

/** The text that `parseHeights` reads, rounded to hundredths. */
export function formatHeights(heights: readonly number[]): string {
  return heights.map((height) => String(Math.round(height * 100) / 100)).join(' ');
}

const signed = (value = 0): string => String(Number(value.toPrecision(4))).replace('-', '−');
