import type { Dataset } from '../../datasets/define-dataset';
import type { ModelWeights } from '../../model/weights';
import type { TrainPlan } from '../../plan/plan';
import { makeSchedule } from '../../training/schedule';
import type { SplitName, StepEngine, TrainedSteps } from '../step-engine';
import { makeStreamWriter } from './dropout-streams';
import { fillMemory } from './fill-memory';
import { makeFrame } from './frame-view';
import { type EngineProgram, makeProgram } from './program';
import { adagradStart } from './update-rule';
import type { FusedInstance, FusedMemory } from './wasm';
import { makeWeightsMemory } from './weights-memory';

const pageBytes = 65_536;
/** Addresses are whole numbers of 32 bits with a sign. */
const mostBytes = 2 ** 31;

/**
 * Trains plans that `refusal` lets pass, several minibatches in one call of WebAssembly. Takes the whole memory of the
 * instance: it serves one engine at a time, and another may follow once this one is disposed of.
 */
export function makeFusedEngine(
  { memory, exports, parts = 1 }: FusedInstance,
  plan: TrainPlan,
  dataset: Dataset,
  weights: ModelWeights,
): StepEngine {
  const program = makeProgram(plan, dataset, {
    base: exports.heapBase(),
    parts,
    productScratchBytes: (m, k, n) => exports.productScratchBytes(m, k, n),
  });
  growTo(memory, program.end);
  const { buffer } = memory;
  fillMemory(buffer, program);
  const frame = makeFrame(buffer, program, plan, dataset.info.scale, parts > 1 ? exports.teamAddress() : 0);
  let learningRate = plan.training.learningRate;
  frame.learningRate = learningRate;
  const schedule = makeSchedule(plan.training, Math.ceil(dataset.train.count / program.batch));
  const rates = new Float64Array(buffer, program.rates, program.callSteps);
  const values = makeWeightsMemory(buffer, plan, program.places);
  const writeStreams = makeStreamWriter(buffer, program, plan.seed);
  const order = new Uint32Array(buffer, program.order, dataset.train.count);
  const losses = new Float64Array(buffer, program.losses, program.callSteps);
  const rights = new Uint32Array(buffer, program.rights, program.callSteps);
  const counts = new Uint32Array(buffer, program.confusion, program.classes ** 2);

  const slots = program.slots.map((address) => new Float32Array(buffer, address, program.places.count));

  const writeWeights = (given: ModelWeights): void => {
    values.write(given);
    const start = plan.training.optimizer === 'adagrad' ? adagradStart : 0;
    for (const slot of slots) slot.fill(start);
    frame.forgetSteps();
  };
  writeWeights(weights);

  /** At most `callSteps` minibatches: one call of the module. */
  const call = (first: number, steps: number, step: number, measure: boolean): TrainedSteps => {
    writeStreams(step, steps);
    for (let index = 0; schedule !== null && index < steps; index++) {
      rates[index] = learningRate * schedule(step + index);
    }
    frame.streams = program.streams;
    const done = exports.train(program.train.frame, first, steps, measure ? 1 : 0);
    const gradients = measure && done === steps ? readNorms(buffer, program, plan) : null;
    return { loss: losses.subarray(0, done), right: rights.subarray(0, done), gradients };
  };

  return {
    get learningRate() {
      return learningRate;
    },
    set learningRate(rate) {
      learningRate = rate;
      frame.learningRate = rate;
    },
    begin(next) {
      order.set(next);
    },
    train(first, count, step, measureGradients) {
      if (count <= program.callSteps) return call(first, count, step, measureGradients);
      // Each call writes over the results of the one before.
      const loss = new Float64Array(count);
      const right = new Uint32Array(count);
      let done = 0;
      let gradients: TrainedSteps['gradients'] = null;
      while (done < count && Number.isFinite(loss[Math.max(done - 1, 0)])) {
        const steps = Math.min(program.callSteps, count - done);
        const trained = call(first + done, steps, step + done, measureGradients && done + steps === count);
        loss.set(trained.loss, done);
        right.set(trained.right, done);
        done += trained.loss.length;
        gradients = trained.gradients;
      }
      return { loss: loss.subarray(0, done), right: right.subarray(0, done), gradients };
    },
    evaluate(split: SplitName, from, to, confusion, outputs) {
      counts.fill(0);
      const { frame, outputs: newest, units } = program.evaluate[split];
      // The memory holds the outputs of one minibatch at a time.
      const rows = outputs === undefined ? Math.max(to - from, 1) : program.evaluationBatch;
      let sum = 0;
      for (let first = from; first < to; first += rows) {
        const end = Math.min(first + rows, to);
        sum += exports.evaluate(frame, first, end);
        outputs?.set(new Float32Array(buffer, newest, (end - first) * units), first * units);
      }
      for (let cell = 0; cell < confusion.length; cell++)
        confusion[cell] = (confusion[cell] ?? 0) + (counts[cell] ?? 0);
      return sum;
    },
    readWeights: () => values.read(),
    writeWeights,
    saveState: () => ({
      weights: values.read(),
      slots: new Map(slots.map((slot, index) => [String(index), { shape: [slot.length], values: slot.slice() }])),
      counters: frame.powers,
    }),
    restoreState(state) {
      values.write(state.weights);
      slots.forEach((slot, index) => {
        slot.set(state.slots.get(String(index))?.values ?? []);
      });
      const [first = 1, second = 1] = state.counters;
      frame.powers = [first, second];
    },
    exchangeWeights: (weights) => values.write(weights),
    dispose() {},
  };
}

function growTo(memory: FusedMemory, bytes: number): void {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / pageBytes);
  if (missing <= 0) return;
  const tooLarge = 'This network and its data need more memory than the fused engine has.';
  if (bytes > mostBytes) throw new Error(tooLarge);
  try {
    memory.grow(missing);
  } catch (cause) {
    throw new Error(tooLarge, { cause });
  }
}

/** Of every operation the norm of its gradient, `null` without weights that learn; `null` where nothing learns. */
function readNorms(
  buffer: ArrayBufferLike,
  { gradientRanges, norms }: EngineProgram,
  { operations }: TrainPlan,
): TrainedSteps['gradients'] {
  if (gradientRanges.length === 0) return null;
  const measured = new Float64Array(buffer, norms, gradientRanges.length);
  const byOperation = operations.map((): number | null => null);
  gradientRanges.forEach(({ operation }, index) => {
    byOperation[operation] = measured[index] ?? 0;
  });
  return byOperation;
}
