import type { Dataset } from '../../datasets/define-dataset';
import type { ModelWeights } from '../../model/weights';
import type { TrainPlan } from '../../plan/plan';
import { makeStreamWords } from '../../random';
import type { SplitName, StepEngine, TrainedSteps } from '../step-engine';
import { fillMemory } from './fill-memory';
import { makeFrame } from './frame-view';
import { makeProgram } from './program';
import { adagradStart } from './update-rule';
import type { FusedInstance } from './wasm';

const pageBytes = 65_536;

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
  const missing = Math.ceil((program.end - memory.buffer.byteLength) / pageBytes);
  if (missing > 0) memory.grow(missing);
  const { buffer } = memory;
  fillMemory(buffer, program);
  const frame = makeFrame(buffer, program, plan, dataset.info.scale, parts > 1 ? exports.teamAddress() : 0);
  frame.learningRate = plan.training.learningRate;
  const specs = program.places.weights.flat();
  const order = new Uint32Array(buffer, program.order, dataset.train.count);
  const losses = new Float64Array(buffer, program.losses, program.callSteps);
  const rights = new Uint32Array(buffer, program.rights, program.callSteps);
  const counts = new Uint32Array(buffer, program.confusion, program.classes ** 2);
  const norms = new Float64Array(buffer, program.norms, program.gradientRanges.length);
  const streams = new Uint32Array(buffer, program.streams, 4 * program.streamNames.length * program.callSteps);
  const writers = program.streamNames.map((name) => makeStreamWords(plan.seed, 'dropout', name));

  const forget = (): void => {
    const start = plan.training.optimizer === 'adagrad' ? adagradStart : 0;
    for (const slot of program.slots) new Float32Array(buffer, slot, program.places.count).fill(start);
    frame.forgetSteps();
  };
  const writeWeights = (values: ModelWeights): void => {
    if (values.length !== specs.length) {
      throw new Error(`The network has ${specs.length} weights, but ${values.length} were given.`);
    }
    specs.forEach(({ address, count }, index) => {
      const weight = values[index];
      if (weight?.values.length !== count) {
        throw new Error(`The weight "${weight?.name}" of node "${weight?.node}" does not fit the network.`);
      }
      new Float32Array(buffer, address, count).set(weight.values);
    });
    forget();
  };
  const writeStreams = (step: number, steps: number): void => {
    for (let index = 0; index < steps; index++) {
      for (let stream = 0; stream < writers.length; stream++) {
        writers[stream]?.(step + index, streams, 4 * (index * writers.length + stream));
      }
    }
  };
  const readNorms = (): TrainedSteps['gradients'] => {
    if (program.gradientRanges.length === 0) return null;
    const byOperation = plan.operations.map((): number | null => null);
    program.gradientRanges.forEach(({ operation }, index) => {
      byOperation[operation] = norms[index] ?? 0;
    });
    return byOperation;
  };
  writeWeights(weights);

  return {
    get learningRate() {
      return frame.learningRate;
    },
    set learningRate(rate) {
      frame.learningRate = rate;
    },
    begin(next) {
      order.set(next);
    },
    train(first, count, step, measureGradients) {
      const loss = new Float64Array(count);
      const right = new Uint32Array(count);
      let done = 0;
      let finite = true;
      while (done < count && finite) {
        const steps = Math.min(program.callSteps, count - done);
        const measure = measureGradients && done + steps === count;
        writeStreams(step + done, steps);
        frame.streams = program.streams;
        const trained = exports.train(program.train.frame, first + done, steps, measure ? 1 : 0);
        loss.set(losses.subarray(0, trained), done);
        right.set(rights.subarray(0, trained), done);
        done += trained;
        finite = Number.isFinite(losses[trained - 1]);
      }
      const gradients = measureGradients && done === count ? readNorms() : null;
      return { loss: loss.subarray(0, done), right: right.subarray(0, done), gradients };
    },
    evaluate(split: SplitName, from, to, confusion) {
      counts.fill(0);
      const sum = exports.evaluate(program.evaluate[split].frame, from, to);
      for (let cell = 0; cell < confusion.length; cell++)
        confusion[cell] = (confusion[cell] ?? 0) + (counts[cell] ?? 0);
      return sum;
    },
    readWeights: () =>
      plan.operations.flatMap(({ node }, index) =>
        (program.places.weights[index] ?? []).map(({ spec, address, count }) => ({
          node,
          name: spec.name,
          shape: spec.shape,
          values: new Float32Array(buffer, address, count).slice(),
        })),
      ),
    writeWeights,
    dispose() {},
  };
}
