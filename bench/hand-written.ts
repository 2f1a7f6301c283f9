import type { Tensor, Tensor2D, Variable } from '@tensorflow/tfjs-core';
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

export function makeHandWritten(split: Split, batch: number, backward: 'tape' | 'by hand'): HandWritten {
  const weights = makeWeights();
  const held = new Float32Array(batch * inputs);

  const feed = (from: number): { x: Tensor2D; y: Tensor2D } => {
    const start = from * inputs;
    for (let index = 0; index < held.length; index++) held[index] = (split.features[start + index] ?? 0) / 255;
    const labels = Int32Array.from(split.labels.subarray(from, from + batch));
    const y = tfjs.oneHot(tfjs.tensor1d(labels, 'int32'), classes);
    return { x: tfjs.tensor2d(held, [batch, inputs]), y: tfjs.cast(y, 'float32') as Tensor2D };
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
    w1: tfjs.variable(tfjs.randomNormal([inputs, hidden], 0, 0.01)) as Variable<never> & Tensor2D,
    b1: tfjs.variable(tfjs.zeros([hidden])),
    w2: tfjs.variable(tfjs.randomNormal([hidden, classes], 0, 0.01)) as Variable<never> & Tensor2D,
    b2: tfjs.variable(tfjs.zeros([classes])),
  };
}

function descend(weight: Variable, gradient: Tensor | undefined): void {
  if (gradient) weight.assign(tfjs.sub(weight, tfjs.mul(gradient, rate)));
}

function tapeStep({ w1, b1, w2, b2 }: Weights, x: Tensor2D, y: Tensor2D): Tensor {
  const { value, grads } = tfjs.variableGrads(() => {
    const h = tfjs.relu(tfjs.fused.matMul({ a: x, b: w1, bias: b1 }));
    const z = tfjs.fused.matMul({ a: h, b: w2, bias: b2 });
    return tfjs.losses.softmaxCrossEntropy(y, z);
  });
  for (const weight of [w1, b1, w2, b2]) descend(weight, grads[weight.name]);
  return value;
}

function ownStep({ w1, b1, w2, b2 }: Weights, x: Tensor2D, y: Tensor2D, batch: number): Tensor {
  const h = tfjs.fused.matMul({ a: x, b: w1, bias: b1, activation: 'relu' });
  const p = tfjs.softmax(tfjs.fused.matMul({ a: h, b: w2, bias: b2 }));
  const dz = tfjs.div(tfjs.sub(p, y), batch) as Tensor2D;
  const dh = tfjs.mul(tfjs.matMul(dz, w2, false, true), tfjs.step(h)) as Tensor2D;
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
