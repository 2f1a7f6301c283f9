import type { TrainPlan } from '../../plan/plan';
import { makeRandom } from '../../random';
import type { Case } from './cases';
import { type ReferenceRun, type ReferenceStepRecord, runReference } from './readings';
import { takesLogits } from './reference-losses';
import { at, type Round } from './rule';
import { numbersUnder } from './window-rules';

/**
 * How far a run in float32 may go from the reference without being wrong. Most numbers are known to 1e-5 of their size,
 * but some depend on rounding: behind an activation whose input lies at its kink, in answers of two equal logits, or
 * where Adam divides a gradient that should be 0 by its own size. How much is measured: the reference is run again with
 * all its numbers off by up to an ulp or two of float32, and where those runs part, engines may part as well.
 */
export interface Firmness {
  readonly run: ReferenceRun;
  /**
   * The first step in which rounding decides on which side of a kink a number lies, or by which the run has diverged:
   * nothing is compared from it on.
   */
  readonly until: number;
  /** The largest distance of the disturbed runs from the plain one in a reading. */
  spread(what: string): number;
  /** Answers, in a reading of counts, that rounding may turn. */
  undecided(what: string): number;
}

/** Of three now and then all come out next to the plain one by chance, and what an engine may do looks smaller than it is. */
const shadows = 6;
/** Disturbed runs are few, and the sums of an engine are longer than one rounding. */
const reach = 8;

/** Of cases that several engines are held to: the runs of the reference take longer than theirs. */
const known = new WeakMap<Case, Firmness>();

export function firmnessOf(one: Case): Firmness {
  const firmness = known.get(one) ?? measureFirmness(one);
  known.set(one, firmness);
  return firmness;
}

function measureFirmness(one: Case): Firmness {
  const run = runReference(one);
  const others = Array.from({ length: shadows }, (_, index) => runReference(one, roundingNoise(index)));
  const undecided = undecidedAnswers(one, run, others);
  const doubtful = run.steps.findIndex((_, step) => liesAtKink(one, run, others, step));
  const diverging = [...run.readings.values()].find(({ values }) => !(sizeOf(values) < 1e6));
  return {
    run,
    until: Math.min(doubtful < 0 ? Number.POSITIVE_INFINITY : doubtful, diverging?.step ?? Number.POSITIVE_INFINITY),
    spread(what) {
      const plain = run.readings.get(what)?.values ?? [];
      return Math.max(...others.map(({ readings }) => distance(plain, readings.get(what)?.values ?? [])));
    },
    undecided: (what) => undecided.get(what) ?? 0,
  };
}

/** Every number off by up to 2⁻²³ of its size, either way. */
function roundingNoise(seed: number): Round {
  const random = makeRandom('rounding').fork(seed);
  return (value) => value * (1 + 2 ** -23 * (2 * random.uniform() - 1));
}

function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let largest = 0;
  for (let index = 0; index < a.length; index++) largest = Math.max(largest, Math.abs(at(a, index) - at(b, index)));
  return largest;
}

function sizeOf(values: ArrayLike<number>): number {
  return distance(values, new Float64Array(values.length));
}

/** How near to 0 a number of an array must be for rounding to turn its sign. */
function doubt(values: ArrayLike<number>, others: readonly ArrayLike<number>[]): number {
  return 1e-6 * sizeOf(values) + reach * Math.max(...others.map((other) => distance(values, other)));
}

/** Some number lies near 0; those that are 0 in all runs are so by structure, behind a ReLU or a mask. */
function nearZero(values: ArrayLike<number>, others: readonly ArrayLike<number>[]): boolean {
  const limit = doubt(values, others);
  return Array.from(values).some(
    (value, index) => Math.abs(value) <= limit && (value !== 0 || others.some((other) => at(other, index) !== 0)),
  );
}

function liesAtKink({ plan }: Case, run: ReferenceRun, others: readonly ReferenceRun[], step: number): boolean {
  return kinksOf(plan).some((valuesOf) => {
    const values = ({ steps }: ReferenceRun): ArrayLike<number> => {
      const record = steps[step];
      return record ? valuesOf(record) : [];
    };
    return nearZero(values(run), others.map(values));
  });
}

/**
 * What has its kink at 0: the inputs of some activations, leads under a max-pool, weights with an L1 penalty, errors that
 * are taken absolute.
 */
function kinksOf(plan: TrainPlan): readonly ((record: ReferenceStepRecord) => ArrayLike<number>)[] {
  const activations = plan.operations
    .filter(({ params }) => ['relu', 'leaky-relu', 'prelu'].includes(String(params.function)))
    .flatMap(({ inputs }) => inputs)
    .map(
      (input) =>
        ({ outputs }: ReferenceStepRecord) =>
          outputs[input] ?? [],
    );
  const pools = plan.operations
    .filter(({ type }) => type === 'max-pool')
    .map((operation) => ({ outputs, labels }: ReferenceStepRecord) => {
      const input = outputs[operation.inputs[0] ?? 0] ?? new Float64Array();
      return numbersUnder(operation, labels.length).flatMap((under) => leads(under.map((one) => at(input, one))));
    });
  const penalties = plan.operations.flatMap(({ weights }, index) =>
    weights.flatMap(({ l1 = 0 }, slot) =>
      l1 > 0 ? [({ weights }: ReferenceStepRecord) => weights[index]?.[slot] ?? []] : [],
    ),
  );
  const errors = ({ outputs, labels }: ReferenceStepRecord): ArrayLike<number> => {
    const values = outputs[plan.output] ?? new Float64Array();
    const units = values.length / labels.length;
    return values.map((value, index) => {
      const label = at(labels, Math.floor(index / units));
      return value - (units === 1 ? label : Number(label === index % units));
    });
  };
  return [...activations, ...pools, ...penalties, ...(plan.loss === 'mae' ? [errors] : [])];
}

/** By how much the largest number is ahead of each of the others. */
function leads(values: readonly number[]): readonly number[] {
  const largest = Math.max(...values);
  const place = values.indexOf(largest);
  return values.filter((_, index) => index !== place).map((value) => largest - value);
}

/** Of the readings of counts how many rows have two answers as good as each other. */
function undecidedAnswers(
  { plan }: Case,
  run: ReferenceRun,
  others: readonly ReferenceRun[],
): ReadonlyMap<string, number> {
  const target = takesLogits(plan.loss) ? plan.logits : plan.output;
  const units = plan.operations[target]?.outputShape.reduce((product, length) => product * length, 1) ?? 1;
  const threshold = takesLogits(plan.loss) ? 0 : 0.5;
  const undecided = (values: Float64Array, disturbed: readonly Float64Array[]): number => {
    const limit = 2 * doubt(values, disturbed);
    let count = 0;
    for (let start = 0; start < values.length; start += units) {
      const [best = 0, second = threshold] = [...values.subarray(start, start + units)].sort((a, b) => b - a);
      if (Math.abs(best - second) <= limit) count += 1;
    }
    return count;
  };
  const of = (outputs: readonly Float64Array[] | undefined): Float64Array => outputs?.[target] ?? new Float64Array();
  const found = new Map<string, number>();
  run.steps.forEach(({ outputs }, step) => {
    const disturbed = others.map(({ steps }) => of(steps[step]?.outputs));
    found.set(`right answers of step ${step}`, undecided(of(outputs), disturbed));
  });
  ['train', 'test'].forEach((split, index) => {
    const disturbed = others.map(({ evaluated }) => of(evaluated[index]));
    found.set(`confusion of the ${split} split`, undecided(of(run.evaluated[index]), disturbed));
  });
  return found;
}
