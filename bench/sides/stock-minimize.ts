import type { Rank, Tensor2D, Variable } from '@tensorflow/tfjs-core';
import { initialWeights } from '../../src-core/model/initial-weights';
import { startBackend, tfjs } from '../../src-core/testing/tfjs-node';
import { orderOfEpoch } from '../../src-core/training/batches';
import { classesOf, inputsOf, scaledFeatures } from '../data';
import type { Net } from '../nets';
import { planOfNet } from '../plans';
import { makeEpochWalk, type OpenSide } from '../side';
import { stockOptimizer } from './stock-fit';

interface Layer {
  readonly kernel: Variable<Rank.R2>;
  readonly bias: Variable<Rank.R1>;
}

/** tfjs as published in its fastest plain style: variables, `optimizer.minimize`, rows gathered on the host. */
export function openStockMinimize(backend: 'wasm' | 'cpu'): OpenSide {
  return async (net, { train: split }) => {
    await startBackend(backend, 'stock');
    const layers = makeLayers(net);
    const optimizer = stockOptimizer(net);
    const features = scaledFeatures(net, split.features);
    let order: Uint32Array = new Uint32Array(0);

    const step = (from: number): number =>
      tfjs.tidy(() => {
        const rows = order.subarray(from, from + net.batch);
        const x = tfjs.tensor2d(gather(features, inputsOf(net), rows), [net.batch, inputsOf(net)]);
        const labels = tfjs.tensor1d(
          Array.from(rows, (row) => split.labels[row] ?? 0),
          'int32',
        );
        const y = tfjs.oneHot(labels, classesOf(net));
        const loss = optimizer.minimize(() => tfjs.losses.softmaxCrossEntropy(y, forward(net, layers, x)), true);
        return loss?.dataSync()[0] ?? Number.NaN;
      });

    const train = makeEpochWalk(
      net.stepsPerEpoch,
      (epoch) => {
        order = orderOfEpoch(1, epoch, split.count);
      },
      (first, count) => {
        let loss = Number.NaN;
        for (let batch = first; batch < first + count; batch++) loss = step(batch * net.batch);
        return loss;
      },
    );
    return { note: `tfjs ${tfjs.version_core}, ${backend.toUpperCase()}, 1 thread`, train };
  };
}

function makeLayers(net: Net): readonly Layer[] {
  const weights = initialWeights(planOfNet(net));
  return net.widths.slice(1).map((units, index) => ({
    kernel: tfjs.variable(tfjs.tensor2d(weights[2 * index]?.values ?? [], [net.widths[index] ?? 0, units])),
    bias: tfjs.variable(tfjs.tensor1d(weights[2 * index + 1]?.values ?? [])),
  }));
}

function forward(net: Net, layers: readonly Layer[], x: Tensor2D): Tensor2D {
  const activate = net.activation === 'tanh' ? tfjs.tanh<Tensor2D> : tfjs.relu<Tensor2D>;
  return layers.reduce((before, { kernel, bias }, index) => {
    const outputs = tfjs.add<Tensor2D>(tfjs.matMul(before, kernel), bias);
    return index < layers.length - 1 ? activate(outputs) : outputs;
  }, x);
}

/** A new array each time: the CPU backend keeps the one that it is given. */
function gather(features: Float32Array, width: number, rows: Uint32Array): Float32Array {
  const gathered = new Float32Array(rows.length * width);
  rows.forEach((row, index) => {
    gathered.set(features.subarray(row * width, (row + 1) * width), index * width);
  });
  return gathered;
}
