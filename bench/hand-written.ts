import type { Rank, Tensor, Tensor2D, Variable } from '@tensorflow/tfjs-core';
import type { Split } from '../src-core/datasets/define-dataset';
import { tfjs } from '../src-core/testing/tfjs-node';

/** The chapter's network in the fewest lines that tfjs takes, as one would write it by hand for speed. */
export interface HandWritten {
  /** Trains on the rows from `from`; the loss. */
  step(from: number): number;
  dispose(): void;
}

const [inputs, hidden, classes] = [784, 256, 10];
const rate = 0.1;
const scale = 1 / 255;

export function makeHandWritten(split: Split, batch: number, backward: 'tape' | 'by hand'): HandWritten {
  const weights = makeWeights();
  const held = new Float32Array(batch * inputs);

  const feed = (from: number): { x: Tensor2D; y: Tensor2D } => {
    const start = from * inputs;
    for (let index = 0; index < held.length; index++) held[index] = (split.features[start + index] ?? 0) * scale;
    const labels = Int32Array.from(split.labels.subarray(from, from + batch));
    const y: Tensor = tfjs.oneHot(tfjs.tensor1d(labels, 'int32'), classes, 1, 0, 'float32');
    return { x: tfjs.tensor2d(held, [batch, inputs]), y: tfjs.reshape(y, [batch, classes]) };
  };
  const train = backward === 'tape' ? tapeStep : ownStep;

  return {
    step(from) {
      const loss = tfjs.tidy(() => {
        const { x, y } = feed(from);
        return train(weights, x, y, batch);
      });
      const value = loss.dataSync()[0] ?? 0;
      loss.dispose();
      return value;
    },
    dispose() {
      for (const weight of Object.values(weights)) weight.dispose();
    },
  };
}

type Weights = ReturnType<typeof makeWeights>;

function makeWeights() {
  return {
    w1: tfjs.variable(tfjs.randomNormal<Rank.R2>([inputs, hidden], 0, 0.01)),
    b1: tfjs.variable(tfjs.zeros([hidden])),
    w2: tfjs.variable(tfjs.randomNormal<Rank.R2>([hidden, classes], 0, 0.01)),
    b2: tfjs.variable(tfjs.zeros([classes])),
  };
}

function descend(weight: Variable, gradient: Tensor | undefined): void {
  if (gradient) weight.assign(tfjs.sub(weight, tfjs.mul(gradient, rate)));
}

function tapeStep({ w1, b1, w2, b2 }: Weights, x: Tensor2D, y: Tensor2D): Tensor {
  const { value, grads } = tfjs.variableGrads(() => {
    // Not fused: the gradient of a fused product works out that of the data too.
    const h = tfjs.relu(tfjs.add<Tensor2D>(tfjs.matMul(x, w1), b1));
    const z = tfjs.fused.matMul({ a: h, b: w2, bias: b2 });
    return tfjs.losses.softmaxCrossEntropy(y, z);
  });
  for (const weight of [w1, b1, w2, b2]) descend(weight, grads[weight.name]);
  return value;
}

function ownStep({ w1, b1, w2, b2 }: Weights, x: Tensor2D, y: Tensor2D, batch: number): Tensor {
  const h = tfjs.fused.matMul({ a: x, b: w1, bias: b1, activation: 'relu' });
  const p = tfjs.softmax(tfjs.fused.matMul({ a: h, b: w2, bias: b2 }));
  const dz = tfjs.div<Tensor2D>(tfjs.sub(p, y), batch);
  const dh = tfjs.mul<Tensor2D>(tfjs.matMul(dz, w2, false, true), tfjs.step(h));
  const loss = tfjs.div(tfjs.neg(tfjs.sum(tfjs.mul(y, tfjs.log(p)))), batch);
  const gradients = [
    tfjs.matMul(x, dh, true, false),
    tfjs.sum(dh, 0),
    tfjs.matMul(h, dz, true, false),
    tfjs.sum(dz, 0),
  ];
  [w1, b1, w2, b2].forEach((weight, index) => {
    descend(weight, gradients[index]);
  });
  return loss;
}
