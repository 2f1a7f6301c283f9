import type { KernelConfig, KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import type { Tfjs } from '../tfjs';

/**
 * A matrix product that transposes its operands first and then takes the backend's plain path. On the WASM backend
 * the stock kernel falls to scalar loops when an operand is transposed (0.8–3.4 GFLOP/s against 38–40), and both
 * products of every gradient have one. The plain case stays as it is; bias and activation are the stock kernel's.
 */
export function transposedMatMul(tfjs: Tfjs, backendName: string, kernelName: string): KernelConfig {
  const stock = tfjs.getKernel(kernelName, backendName);
  const transpose = tfjs.getKernel('Transpose', backendName);
  if (!stock || !transpose) throw new Error(`The backend "${backendName}" has no ${kernelName}.`);

  const kernelFunc: KernelFunc = ({ inputs, backend, attrs }) => {
    const { transposeA, transposeB } = attrs ?? {};
    const plain: KernelFunc = stock.kernelFunc;
    if (!transposeA && !transposeB) return plain({ inputs, backend, ...(attrs && { attrs }) });

    const made: TensorInfo[] = [];
    const flip = (x: TensorInfo | undefined): TensorInfo => {
      if (!x) throw new Error(`${kernelName} was called without an operand.`);
      const flipped = transpose.kernelFunc({ inputs: { x }, backend, attrs: { perm: lastTwoSwapped(x.shape.length) } });
      if (Array.isArray(flipped)) throw new Error('Transpose gave several tensors.');
      made.push(flipped);
      return flipped;
    };
    const a = transposeA ? flip(inputs.a) : inputs.a;
    const b = transposeB ? flip(inputs.b) : inputs.b;
    const product = plain({
      inputs: { ...inputs, a, b },
      backend,
      attrs: { ...attrs, transposeA: false, transposeB: false },
    });
    for (const { dataId } of made) tfjs.backend().disposeData(dataId);
    return product;
  };
  return { ...stock, kernelFunc };
}

function lastTwoSwapped(rank: number): number[] {
  return [...Array.from({ length: rank - 2 }, (_, axis) => axis), rank - 1, rank - 2];
}
