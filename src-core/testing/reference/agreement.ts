import fc from 'fast-check';
import type { Dataset } from '../../datasets/define-dataset';
import type { StepEngine } from '../../engine/step-engine';
import type { ModelWeights } from '../../model/weights';
import type { TrainPlan } from '../../plan/plan';
import { type Case, describePlan } from './cases';
import { type Firmness, firmnessOf } from './firmness';
import { caseOf, caseRecipes, type RandomSizes, usualSizes } from './random-cases';
import { type Readings, runEngine } from './readings';
import { at } from './rule';

/** The engine under test, with these weights in it. */
export type EngineMaker = (plan: TrainPlan, dataset: Dataset, weights: ModelWeights) => StepEngine;

/** What was compared: losses, right answers, gradient norms, weights, evaluations. */
export interface Agreement {
  readonly cases: number;
  readonly readings: number;
  /** Of the readings those that rounding alone may move by more than 1e-4 of their size, so that they say little. */
  readonly loose: number;
  /** Cases whose later steps were not compared, because rounding decides on which side of a kink a number lies, or they diverge. */
  readonly cut: number;
}

/** Relative to the largest number of the tensor. */
const tolerance = 1e-5;
/** Disturbed runs are few, and the sums of an engine are longer than one rounding. */
const reach = 15;
/** Below this float32 has fewer digits, and at last none. */
const smallest = 1e-30;

/**
 * Trains random networks for some steps with engines and with the reference in double precision, and throws where one of
 * them parts from it: with the first readings that differ and the smallest network that shows it.
 * @param makers by the names that a failure gives them
 * @param seed print it: the same one makes the same networks
 */
export function enginesAgreeWithReference(
  makers: Readonly<Record<string, EngineMaker>>,
  { seed, runs = 100, sizes = usualSizes }: { seed: number; runs?: number; sizes?: RandomSizes },
): Agreement {
  let total: Agreement = { cases: 0, readings: 0, loose: 0, cut: 0 };
  fc.assert(
    fc.property(caseRecipes(sizes), (recipe) => {
      const one = caseOf(recipe);
      for (const [name, makeEngine] of Object.entries(makers)) {
        const found = compareWithReference(makeEngine, one, name);
        total = {
          cases: total.cases + 1,
          readings: total.readings + found.readings,
          loose: total.loose + found.loose,
          cut: total.cut + found.cut,
        };
      }
    }),
    { seed, numRuns: runs },
  );
  return total;
}

/** The same for one engine and one run. */
export function compareWithReference(makeEngine: EngineMaker, one: Case, name = 'the engine'): Agreement {
  const firmness = firmnessOf(one);
  const engine = makeEngine(one.plan, one.dataset, one.weights);
  try {
    let loose = 0;
    let readings = 0;
    runEngine(engine, one).forEach((found, index) => {
      const faults: string[] = [];
      for (const what of firmness.run.readings.keys()) {
        const { fault, allowed } = compareReading(firmness, found, what);
        readings += 1;
        if (allowed === 'loose') loose += 1;
        if (fault !== null) faults.push(fault);
      }
      if (faults.length > 0) throw new Error(reportOf(one, name, index + 1, faults));
    });
    return { cases: 1, readings, loose, cut: Number.isFinite(firmness.until) ? 1 : 0 };
  } finally {
    engine.dispose();
  }
}

function compareReading(
  firmness: Firmness,
  found: Readings,
  what: string,
): { readonly fault: string | null; readonly allowed: 'firm' | 'loose' } {
  const expected = firmness.run.readings.get(what);
  if (!expected) throw new Error(`The reference has no ${what}.`);
  if (expected.step >= firmness.until) return { fault: null, allowed: 'firm' };
  const values = found.get(what)?.values;
  if (values?.length !== expected.values.length) return { fault: `${what}: missing`, allowed: 'firm' };
  const size = Array.from(expected.values).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const spread = reach * firmness.spread(what);
  const allowed = expected.counts ? firmness.undecided(what) : tolerance * size + spread + smallest;
  const worst = Array.from(expected.values, (value, index) => Math.abs(at(values, index) - value)).reduce(
    (most, error, index, errors) => (error > at(errors, most) || Number.isNaN(error) ? index : most),
    0,
  );
  const error = Math.abs(at(values, worst) - at(expected.values, worst));
  const fault =
    expected.values.length === 0 || error <= allowed
      ? null
      : `${what}[${worst}]: ${at(values, worst)}, the reference says ${at(expected.values, worst)} ± ${allowed}`;
  return { fault, allowed: spread > 10 * tolerance * size ? 'loose' : 'firm' };
}

function reportOf({ plan }: Case, name: string, round: number, faults: readonly string[]): string {
  const shown = faults.slice(0, 6).join('\n  ');
  const which = round === 1 ? '' : ' in the second run, after writeWeights';
  return `${faults.length} readings of ${name} differ${which}; the first are\n  ${shown}\n${describePlan(plan)}`;
}
