import type { KernelConfig } from '@tensorflow/tfjs-core';
import type { Tfjs } from '../tfjs';
import { floatsIn, heapOf } from './wasm-heap';

/**
 * A kernel of the WASM backend whose NaN stays NaN. XNNPACK holds what it computes between −∞ and ∞, which makes −∞ of
 * NaN, and the ReLU behind it makes 0 of that: a network that has diverged would look as if it had learned nothing.
 * A true −∞ becomes NaN too.
 */
export function nanKept(tfjs: Tfjs, backendName: string, kernelName: string): KernelConfig {
  const stock = tfjs.getKernel(kernelName, backendName);
  if (!stock) throw new Error(`The backend "${backendName}" has no ${kernelName}.`);
  return {
    ...stock,
    kernelFunc: (given) => {
      const output = stock.kernelFunc(given);
      if (Array.isArray(output)) throw new Error(`${kernelName} gave several tensors.`);
      const values = floatsIn(heapOf(given.backend), output);
      // The built-in search is twice as fast as a loop, and as a rule finds nothing.
      const next = (from: number): number => values.indexOf(Number.NEGATIVE_INFINITY, from);
      for (let at = next(0); at >= 0; at = next(at + 1)) values[at] = NaN;
      return output;
    },
  };
}
