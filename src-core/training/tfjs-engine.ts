import type { Dataset } from '../datasets/define-dataset';
import type { SplitName, StepEngine } from '../engine/step-engine';
import { findLoss, predictedClass } from '../model/losses';
import { makeOptimizer } from '../model/optimizers';
import { makeRandom } from '../random';
import { inOrder, makeBatchSource } from './batches';
import { type Network, outputAt, runForward } from './network';
import { makeSchedule } from './schedule';
import { lossTarget, makeTrainStep, readFloats } from './train-step';

/** Trains any plan on the current backend of TensorFlow.js. The variables of the network are its weights. */
export function makeTfjsEngine(network: Network, { info, train, test }: Dataset): StepEngine {
  const { tfjs, plan } = network;
  const optimizer = makeOptimizer(tfjs, plan.training);
  const trainStep = makeTrainStep(network, optimizer);
  const sources = { train: makeBatchSource(tfjs, info, train), test: makeBatchSource(tfjs, info, test) };
  const orders: Readonly<Record<SplitName, Uint32Array>> = { train: inOrder(train.count), test: inOrder(test.count) };
  const classes = info.task === 'classification' ? info.classes.length : 0;
  const size = batchSize(plan.training.batch, train.count);
  const dropout = makeRandom(plan.seed).fork('dropout');
  const schedule = makeSchedule(plan.training, Math.ceil(train.count / size));
  let order = orders.train;

  const engine: StepEngine = {
    learningRate: plan.training.learningRate,
    begin(next) {
      order = next;
    },
    train(first, count, step, measureGradients) {
      const loss = new Float64Array(count);
      const right = new Uint32Array(count);
      for (let index = 0; index < count; index++) {
        const from = (first + index) * size;
        const to = Math.min(from + size, train.count);
        const features = () => sources.train.features(order, from, to);
        const targets = sources.train.targets(order, from, to);
        optimizer.learningRate = engine.learningRate * (schedule?.(step + index) ?? 1);
        const measure = measureGradients && index === count - 1;
        const result = trainStep(features, targets, dropout.fork(step + index), measure);
        loss[index] = result.loss;
        right[index] = result.right;
        const done = index + 1;
        if (!Number.isFinite(result.loss) || done === count) {
          return { loss: loss.subarray(0, done), right: right.subarray(0, done), gradients: result.gradients };
        }
      }
      return { loss, right, gradients: null };
    },
    evaluate(split, from, to, confusion, outputs) {
      const source = sources[split];
      const { at, threshold, units } = lossTarget(network);
      const targets = source.targets(orders[split], from, to);
      let sum = 0;
      tfjs.tidy(() => {
        const output = outputAt(runForward(network, [source.features(orders[split], from, to)], at, 'inference'), at);
        const values = readFloats(output);
        outputs?.set(values, from * units);
        sum = (to - from) * findLoss(plan.loss)(values, targets, to - from, units, null);
        for (let row = 0; classes > 0 && row < to - from; row++) {
          const cell = (targets.labels[row] ?? 0) * classes + predictedClass(values, row, units, threshold);
          confusion[cell] = (confusion[cell] ?? 0) + 1;
        }
      });
      return sum;
    },
    readWeights: () => network.readWeights(),
    writeWeights(weights) {
      network.writeWeights(weights);
      optimizer.reset();
    },
    saveState: () => ({ weights: network.readWeights(), ...optimizer.save() }),
    restoreState(state) {
      network.writeWeights(state.weights);
      optimizer.restore(state);
    },
    exchangeWeights: (weights) => network.writeWeights(weights),
    dispose: () => optimizer.reset(),
  };
  return engine;
}

/** Rows of a minibatch: no more than there are. */
export function batchSize(wanted: number, rows: number): number {
  return Math.max(1, Math.min(wanted, rows));
}
