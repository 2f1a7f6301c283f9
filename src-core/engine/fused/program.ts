import type { Dataset, Split } from '../../datasets/define-dataset';
import { batchNorm as batchNormDefinition } from '../../nodes/batch-norm';
import { elementsOf } from '../../nodes/shape-rules';
import type { TrainPlan } from '../../plan/plan';
import * as code from './assembly/codes.assembly';
import { frameBytes } from './assembly/frame.assembly';
import { makeGradientFlow } from './gradient-flow';
import { floatBits, type Instructions, makeInstructions } from './instructions';
import { placeLoss } from './loss-instructions';
import { statisticsOf } from './lower/batch-norm';
import { known, type Lowering, type Mode } from './lower/define-lowering';
import { findLowering } from './lower/registry';
import { type MemoryLayout, makeLayout } from './memory-layout';
import { makeSites, type ParameterPlaces, placeParameters, type Site } from './sites';
import { ruleOf, slotsOf } from './update-rule';

/** A program in the memory: words from `start` on; `update` parts the pass from what follows a finite loss. */
export interface PlacedProgram {
  readonly frame: number;
  readonly start: number;
  readonly words: readonly number[];
  /** Bytes from the start. */
  readonly update: number;
}

/** Where the rows of one split lie, as they are stored. */
export interface SplitPlace {
  readonly split: Split;
  readonly features: number;
  readonly labels: number;
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
  readonly evaluate: Readonly<Record<'train' | 'test', PlacedProgram>>;
  /** Rows of a minibatch of training, and of evaluation. */
  readonly batch: number;
  readonly evaluationBatch: number;
  /** Minibatches of one call. */
  readonly callSteps: number;
  readonly order: number;
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

export function makeProgram(plan: TrainPlan, dataset: Dataset, machine: MachineNeeds): EngineProgram {
  const layout = makeLayout(machine.base);
  const { info } = dataset;
  const batch = Math.max(1, Math.min(plan.training.batch, dataset.train.count));
  const classes = info.task === 'classification' ? info.classes.length : 0;
  const numbers = plan.operations.reduce((sum, { outputShape }) => sum + elementsOf(outputShape), 0);
  const evaluationBatch = Math.max(batch, Math.min(evaluationRows, Math.floor(evaluationNumbers / numbers)));

  const splits = { train: placeSplit(dataset.train, layout), test: placeSplit(dataset.test, layout) };
  const order = layout.take(4 * dataset.train.count);
  const state = layout.end;
  const frames = [layout.take(frameBytes), layout.take(frameBytes), layout.take(frameBytes)];
  const places = placeParameters(plan, layout);
  const slots = Array.from({ length: slotsOf(plan.training.optimizer) }, () => layout.takeFloats(places.count));
  const label = { width: labelWidth(dataset.train), values: classes === 0 };
  const lossPlace = placeLoss(plan, label, evaluationBatch, layout);
  const sites = makeSites(plan, lossPlace.at, evaluationBatch, places, layout);

  const streamNames: string[] = [];
  const stream = (name: string): number => streamNames.push(name) - 1;
  const training = makeInstructions();
  const read = (instructions: Instructions, split: SplitPlace, rows: number): void =>
    emitReading(
      instructions,
      split,
      known(sites[0]?.output),
      sites[0]?.width ?? 0,
      lossPlace.labels,
      label.width,
      rows,
    );
  read(training, splits.train, batch);
  const outputs = emitForward(training, sites, 'training', batch, stream);
  lossPlace.emit(training, known(outputs[lossPlace.at]), true);
  emitBackward(training, sites, outputs, batch, lossPlace.at, lossPlace.gradient, layout);
  emitPenalties(training, places);
  const update = 4 * training.words().length;
  emitUpdate(training, plan, sites, places, slots);

  const confusion = layout.take(4 * classes * classes);
  const place = (instructions: Instructions, frame: number | undefined, updateAt: number | null): PlacedProgram => {
    const words = instructions.words();
    const start = layout.take(4 * words.length);
    return { frame: known(frame), start, words, update: updateAt ?? 4 * words.length };
  };
  const evaluation = (split: SplitPlace, frame: number | undefined): PlacedProgram => {
    const instructions = makeInstructions();
    read(instructions, split, evaluationBatch);
    const results = emitForward(instructions, sites, 'inference', evaluationBatch, () => 0);
    lossPlace.emit(instructions, known(results[lossPlace.at]), false);
    if (classes > 0) lossPlace.emitConfusion(instructions, known(results[lossPlace.at]), confusion, classes);
    return place(instructions, frame, null);
  };
  const train = place(training, frames[0], update);
  const evaluate = { train: evaluation(splits.train, frames[1]), test: evaluation(splits.test, frames[2]) };

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

function placeSplit(split: Split, layout: MemoryLayout): SplitPlace {
  return { split, features: layout.take(split.features.byteLength), labels: layout.takeFloats(split.labels.length) };
}

export function labelWidth({ labels, count }: Split): number {
  return count === 0 ? 1 : labels.length / count;
}

function emitReading(
  { emit }: Instructions,
  { split, features, labels }: SplitPlace,
  into: number,
  width: number,
  labelsInto: number,
  labelsWidth: number,
  rows: number,
): void {
  const gather = split.features instanceof Uint8Array ? code.gatherBytes : code.gatherFloats;
  emit(gather, [features, width, into], { numbers: rows * width });
  emit(code.gatherLabels, [labels, labelsWidth, labelsInto]);
}

/** Emits the forward pass of all sites and answers the address of each output. */
function emitForward(
  instructions: Instructions,
  sites: readonly Site[],
  mode: Mode,
  rows: number,
  stream: (name: string) => number,
): readonly number[] {
  const outputs: number[] = [];
  for (const site of sites) {
    const { operation } = site;
    const lowering = loweringOf(site);
    const inputs = operation.inputs.map((index) => known(outputs[index]));
    if (lowering.passesOn?.(operation, mode)) {
      outputs.push(known(inputs[0]));
      continue;
    }
    outputs.push(site.output);
    lowering.forward({
      site,
      mode,
      inputs,
      output: site.output,
      rows,
      emit: instructions.emit,
      stream: () => stream(operation.name),
    });
  }
  return outputs;
}

function emitBackward(
  instructions: Instructions,
  sites: readonly Site[],
  outputs: readonly number[],
  rows: number,
  loss: number,
  lossGradient: number,
  layout: MemoryLayout,
): void {
  const roots = rootsOf(sites);
  const readers = sites.map(() => 0);
  sites.forEach((site, index) => {
    if (roots[index] !== index) return;
    for (const input of site.operation.inputs) count(readers, known(roots[input]));
  });
  const lossRoot = known(roots[loss]);
  const flow = makeGradientFlow(sites, readers, rows, lossRoot, lossGradient, instructions, layout);
  for (const site of [...sites].reverse()) {
    const error = flow.of(site.index);
    if (roots[site.index] !== site.index || !site.learns || error === null) continue;
    const root = (slot: number): number => known(roots[known(site.operation.inputs[slot])]);
    loweringOf(site).backward({
      site,
      inputs: site.operation.inputs.map((input) => known(outputs[input])),
      output: known(outputs[site.index]),
      error,
      rows,
      emit: instructions.emit,
      needs: (slot) => sites[root(slot)]?.learns === true,
      give: (slot, write, inPlace) => flow.give(root(slot), error, write, inPlace),
      pass: (slot, last) => flow.pass(root(slot), error, last),
    });
  }
}

function count(readers: number[], root: number): void {
  readers[root] = (readers[root] ?? 0) + 1;
}

/** Of each operation the one whose output it has in training: its own index, unless it passes its input on. */
function rootsOf(sites: readonly Site[]): readonly number[] {
  const roots: number[] = [];
  for (const site of sites) {
    const passesOn = loweringOf(site).passesOn?.(site.operation, 'training') ?? false;
    roots.push(passesOn ? known(roots[known(site.operation.inputs[0])]) : site.index);
  }
  return roots;
}

function emitPenalties({ emit }: Instructions, { weights }: ParameterPlaces): void {
  for (const { spec, address, gradient, count } of weights.flat()) {
    const { l1 = 0, l2 = 0, trainable } = spec;
    if (!trainable || (l1 <= 0 && l2 <= 0)) continue;
    emit(code.penalty, [address, gradient, count, floatBits(l1), floatBits(l2)]);
  }
}

/** What follows a minibatch whose loss is finite. */
function emitUpdate(
  { emit }: Instructions,
  { training }: TrainPlan,
  sites: readonly Site[],
  { parameters, gradients, count }: ParameterPlaces,
  slots: readonly number[],
): void {
  for (const site of sites) {
    if (site.operation.type !== 'batch-norm') continue;
    const [, , mean, variance] = site.weights;
    const { momentum } = batchNormDefinition.params.parse(site.operation.params);
    const batch = statisticsOf(site);
    const share = floatBits(1 - momentum);
    emit(code.followRunning, [known(mean?.address), batch.mean, known(mean?.count), share]);
    emit(code.followRunning, [known(variance?.address), batch.variance, known(variance?.count), share]);
  }
  if (count === 0) return;
  const [first = 0, second = 0] = slots;
  const operands = [ruleOf(training.optimizer), parameters, gradients, first, second, count];
  emit(code.update, [...operands, floatBits(training.momentum)], { numbers: (2 + slots.length) * count });
}

function loweringOf({ operation }: Site): Lowering {
  const lowering = findLowering(operation.type);
  if (!lowering) throw new Error(`The fused engine does not compute "${operation.title}".`);
  return lowering;
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
  const sizes = operations.flatMap(({ type, weights }) => {
    const [width = 0, units = 0] = (type === 'dense' && weights[0]?.shape) || [];
    return type === 'dense' ? rows.map((count) => machine.productScratchBytes(count, width, units)) : [];
  });
  return Math.ceil(Math.max(0, ...sizes) / 64) * 64;
}
