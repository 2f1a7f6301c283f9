import type { Optimizer, Tensor } from '@tensorflow/tfjs-core';
import { buildModel, setWeights } from '../../src-core/model/build-model';
import { initialWeights } from '../../src-core/model/initial-weights';
import { startBackend, tfjs } from '../../src-core/testing/tfjs-node';
import type { LayersModel } from '../../src-core/tfjs';
import { classesOf, inputsOf, scaledFeatures, shapeOf } from '../data';
import type { Net } from '../nets';
import { planOfNet } from '../plans';
import type { OpenSide } from '../side';
import { buildCnn } from './stock-cnn';

/** tfjs as published, used as its guide shows: a layers model, one tensor of all rows, `model.fit`. */
export function openStockFit(backend: 'wasm' | 'cpu'): OpenSide {
  return async (net, { train }) => {
    await startBackend(backend, 'stock');
    const model = net.kind === 'cnn' ? buildCnn(tfjs, net) : buildMlp(net);
    model.compile({ optimizer: stockOptimizer(net), loss: 'categoricalCrossentropy' });
    const features = scaledFeatures(net, train.features);
    const labels = Int32Array.from(train.labels);
    let tensors: { readonly x: Tensor; readonly y: Tensor } | null = null;
    const stepsHeld = (steps: number): number => Math.min(steps, net.stepsPerEpoch);

    return {
      note: `tfjs ${tfjs.version_core}, ${backend.toUpperCase()}, 1 thread`,
      prepare(steps) {
        const rows = stepsHeld(steps) * net.batch;
        if (tensors?.x.shape[0] === rows) return;
        tensors?.x.dispose();
        tensors?.y.dispose();
        const x = tfjs.tensor(features.subarray(0, rows * inputsOf(net)), [rows, ...shapeOf(net)]);
        const y = tfjs.oneHot(tfjs.tensor1d(labels.subarray(0, rows), 'int32'), classesOf(net));
        tensors = { x, y };
      },
      async train(steps) {
        if (!tensors) throw new Error('The rows are not there yet.');
        const epochs = Math.ceil(steps / stepsHeld(steps));
        const { x, y } = tensors;
        const history = await model.fit(x, y, { batchSize: net.batch, epochs, verbose: 0 });
        return { steps: epochs * stepsHeld(steps), loss: Number(history.history.loss?.at(-1)) };
      },
    };
  };
}

function buildMlp(net: Net): LayersModel {
  const plan = planOfNet(net);
  const model = buildModel(tfjs, plan);
  setWeights(tfjs, model, plan, initialWeights(plan));
  return model;
}

export function stockOptimizer({ optimizer, learningRate }: Net): Optimizer {
  return optimizer === 'adam' ? tfjs.train.adam(learningRate) : tfjs.train.sgd(learningRate);
}
