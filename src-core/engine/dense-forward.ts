import type { GradSaveFunc, Rank, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { Layer, Tensor, Tfjs } from '../tfjs';

/**
 * What a tfjs dense layer computes, `[batch, inputs]` → `[batch, units]`, with a gradient that leaves out what nobody
 * asks for: tfjs's own fused product also works out the gradient of its input where that is the data itself, which is
 * a third of the work of a network's first layer.
 */
export function denseForward(tfjs: Tfjs, layer: Layer, input: Tensor, inputNeedsGradient: boolean): Tensor {
  const [kernel, bias] = layer.weights.map((weight) => weight.read() as Tensor2D);
  if (!kernel || input.rank !== 2) throw new Error(`"${layer.name}" is not a dense layer on flat inputs.`);
  const x = input as Tensor2D;

  /** Operands are those with a gradient: the kernel, then the bias if there is one, then the input if it needs one. */
  const product = tfjs.customGrad((...operands) => {
    const save = operands.pop() as unknown as GradSaveFunc;
    // What is saved is copied. The kernel outlives the step by itself, and so does an input that is not on the tape.
    if (inputNeedsGradient) save([x]);
    const value = tfjs.fused.matMul({ a: x, b: kernel, ...(bias && { bias }) });
    const gradFunc = (dy: Tensor, saved: Tensor[]): Tensor[] => {
      const [savedX = x] = saved as Tensor2D[];
      const error = dy as Tensor2D;
      return [
        tfjs.matMul(savedX, error, true, false),
        ...(bias ? [columnSums(tfjs, error)] : []),
        ...(inputNeedsGradient ? [tfjs.matMul(error, kernel, false, true)] : []),
      ];
    };
    return { value, gradFunc };
  });
  return product(kernel, ...(bias ? [bias] : []), ...(inputNeedsGradient ? [x] : []));
}

/** From this size on a product with ones beats tfjs's sum on WASM, which transposes first: 0.03 ms against 0.20. */
const largeError = 4096;

function columnSums(tfjs: Tfjs, error: Tensor2D): Tensor1D {
  if (error.size < largeError) return tfjs.sum(error, 0);
  return tfjs.reshape(tfjs.matMul(tfjs.ones<Rank.R2>([1, error.shape[0]]), error), [error.shape[1]]);
}
