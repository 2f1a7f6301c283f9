import type { Dataset } from '../../datasets/define-dataset';
import { elementsOf } from '../../nodes/shape-rules';
import type { TrainPlan } from '../../plan/plan';
import { frameBytes } from './assembly/frame.assembly';
import { emitBackward, emitForward, emitReading } from './emit-pass';
import { emitPenalties, emitUpdate } from './emit-update';
import { type Instructions, makeInstructions } from './instructions';
import { type LossPlace, placeLoss } from './loss-instructions';
import { known, type MeasureProduct } from './lower/define-lowering';
import { findLowering } from './lower/registry';
import { type MemoryLayout, makeLayout, roundUp } from './memory-layout';
import { makeSites, type ParameterPlaces, placeParameters, type Site } from './sites';
import { labelWidth, placeSplit, type SplitPlace } from './splits';
import { slotsOf } from './update-rule';

/** A program in the memory: words from `start` on; `update` parts the pass from what follows a finite loss. */
export interface PlacedProgram {
  readonly frame: number;
  readonly start: number;
  readonly words: readonly number[];
  /** Bytes from the start. */
  readonly update: number;
}

/** The pass over one minibatch without learning. */
export interface EvaluationProgram extends PlacedProgram {
  /** Address of the outputs that the loss takes, `[rows, units]`; they stand there until the next minibatch. */
  readonly outputs: number;
  readonly units: number;
}

/** A plan on a data set as memory and programs. All addresses are bytes. */
export interface EngineProgram {
  /** Memory from 0 to here is used; what lies from `state` on must be zero at the start. */
  readonly end: number;
  readonly state: number;
  /** See `MemoryLayout`. */
  readonly fences: readonly number[];
  readonly places: ParameterPlaces;
  /** Slots of the optimizer, as long as the parameters each. */
  readonly slots: readonly number[];
  readonly splits: Readonly<Record<'train' | 'test', SplitPlace>>;
  readonly train: PlacedProgram;
  readonly evaluate: Readonly<Record<'train' | 'test', EvaluationProgram>>;
  /** Rows of a minibatch of training, and of evaluation. */
  readonly batch: number;
  readonly evaluationBatch: number;
  /** Minibatches of one call. */
  readonly callSteps: number;
  readonly order: number;
  /** The learning rates of a call, f64 each. */
  readonly rates: number;
  readonly losses: number;
  readonly rights: number;
  readonly confusion: number;
  readonly classes: number;
  readonly scratch: number;
  readonly scratchBytes: number;
  /** Operations that learn, with address and count of their gradients; the norms come in the same order. */
  readonly gradientRanges: readonly { readonly operation: number; readonly address: number; readonly count: number }[];
  readonly ranges: number;
  readonly norms: number;
  /** Names of the operations that draw random numbers, in the order of their streams. */
  readonly streamNames: readonly string[];
  readonly streams: number;
}

export interface MachineNeeds {
  /** First free byte of the memory. */
  readonly base: number;
  readonly parts: number;
  productScratchBytes(m: number, k: number, n: number): number;
}

/** Steps of one call: the results of a call of the smallest networks still take less than a millisecond. */
const callSteps = 512;
/** Evaluation takes more rows at once than a small minibatch has, while their activations are few. */
const evaluationRows = 256;
const evaluationNumbers = 2 ** 21;

/** Lays a plan on a data set out in memory and emits its programs. */
export function makeProgram(plan: TrainPlan, dataset: Dataset, machine: MachineNeeds): EngineProgram {
  const layout = makeLayout(machine.base);
  const { batch, evaluationBatch } = batchesOf(plan, dataset);
  const classes = dataset.info.task === 'classification' ? dataset.info.classes.length : 0;

  const splits = { train: placeSplit(dataset.train, layout), test: placeSplit(dataset.test, layout) };
  const order = layout.take(4 * dataset.train.count);
  const state = layout.end;
  const places = placeParameters(plan, layout);
  const slots = Array.from({ length: slotsOf(plan.training.optimizer) }, () => layout.takeFloats(places.count));
  const label = { width: labelWidth(dataset.train), values: classes === 0 };
  const loss = placeLoss(plan, label, evaluationBatch, layout);
  const sites = makeSites(plan, loss.at, evaluationBatch, places, layout);
  const confusion = layout.take(4 * classes * classes);
  const parts: Parts = { plan, sites, places, slots, loss, layout };

  const streamNames: string[] = [];
  const train = placeTraining(parts, splits.train, batch, streamNames);
  const evaluation = (split: SplitPlace): EvaluationProgram =>
    placeEvaluation(parts, split, evaluationBatch, confusion, classes);
  const evaluate = { train: evaluation(splits.train), test: evaluation(splits.test) };

  const gradientRanges = rangesOf(places);
  const scratchBytes = scratchOf(plan, machine, [batch, evaluationBatch]);
  return {
    train,
    evaluate,
    state,
    places,
    slots,
    splits,
    batch,
    evaluationBatch,
    callSteps,
    order,
    rates: layout.take(8 * callSteps),
    losses: layout.take(8 * callSteps),
    rights: layout.take(4 * callSteps),
    confusion,
    classes,
    scratch: layout.take(scratchBytes * machine.parts),
    scratchBytes,
    gradientRanges,
    ranges: layout.take(8 * gradientRanges.length),
    norms: layout.take(8 * gradientRanges.length),
    streamNames,
    streams: layout.take(16 * streamNames.length * callSteps),
    fences: layout.fences,
    end: layout.end,
  };
}

/** What the programs are emitted from. */
interface Parts {
  readonly plan: TrainPlan;
  readonly sites: readonly Site[];
  readonly places: ParameterPlaces;
  readonly slots: readonly number[];
  readonly loss: LossPlace;
  readonly layout: MemoryLayout;
}

function placeTraining(
  { plan, sites, places, slots, loss, layout }: Parts,
  split: SplitPlace,
  rows: number,
  streamNames: string[],
): PlacedProgram {
  const instructions = makeInstructions();
  emitReading(instructions, split, sites[0], loss.labels, rows);
  const outputs = emitForward(instructions, sites, 'training', rows, (name) => streamNames.push(name) - 1);
  loss.emit(instructions, known(outputs[loss.at]), true);
  emitBackward(instructions, sites, outputs, rows, loss, layout);
  emitPenalties(instructions, places);
  const update = 4 * instructions.words().length;
  emitUpdate(instructions, plan, sites, places, slots);
  return placeProgram(instructions, update, layout);
}

function placeEvaluation(
  { sites, loss, layout }: Parts,
  split: SplitPlace,
  rows: number,
  confusion: number,
  classes: number,
): EvaluationProgram {
  const instructions = makeInstructions();
  emitReading(instructions, split, sites[0], loss.labels, rows);
  const outputs = emitForward(instructions, sites, 'inference', rows, () => 0);
  const taken = known(outputs[loss.at]);
  loss.emit(instructions, taken, false);
  if (classes > 0) loss.emitConfusion(instructions, taken, confusion, classes);
  const program = placeProgram(instructions, 4 * instructions.words().length, layout);
  return { ...program, outputs: taken, units: loss.units };
}

function placeProgram(instructions: Instructions, update: number, layout: MemoryLayout): PlacedProgram {
  const words = instructions.words();
  return { frame: layout.take(frameBytes), start: layout.take(4 * words.length), words, update };
}

/** Rows of a minibatch of training, and of evaluation. */
function batchesOf({ training, operations }: TrainPlan, { train }: Dataset) {
  const batch = Math.max(1, Math.min(training.batch, train.count));
  const numbers = operations.reduce((sum, { outputShape }) => sum + elementsOf(outputShape), 0);
  return { batch, evaluationBatch: Math.max(batch, Math.min(evaluationRows, Math.floor(evaluationNumbers / numbers))) };
}

function rangesOf({ weights }: ParameterPlaces): EngineProgram['gradientRanges'] {
  return weights.flatMap((own, operation) => {
    const learned = own.filter(({ spec }) => spec.trainable);
    const first = learned[0];
    const last = learned.at(-1);
    // Between two weights lie zeros at most.
    return first && last
      ? [{ operation, address: first.gradient, count: (last.gradient - first.gradient) / 4 + last.count }]
      : [];
  });
}

function scratchOf({ operations }: TrainPlan, machine: MachineNeeds, rows: readonly number[]): number {
  const measure: MeasureProduct = (m, k, n) => machine.productScratchBytes(m, k, n);
  const sizes = operations.flatMap((operation) =>
    rows.map((count) => findLowering(operation.type)?.scratchBytes?.(operation, count, measure) ?? 0),
  );
  return roundUp(Math.max(0, ...sizes), 64);
}
