import type { NamedAttrMap, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { Tfjs } from '../tfjs';
import type { WasmHeap } from './wasm-heap';

/** Runs a kernel that is registered for a backend, below tfjs's tape and bookkeeping: dispose of what it gives. */
export type RunKernel = (heap: WasmHeap, inputs: NamedTensorInfoMap, attrs: NamedAttrMap) => TensorInfo;

/** The kernel as it is registered now. */
export function findKernel(tfjs: Tfjs, backendName: string, kernelName: string): RunKernel {
  const kernel = tfjs.getKernel(kernelName, backendName);
  if (!kernel) throw new Error(`The backend "${backendName}" has no ${kernelName}.`);
  return (backend, inputs, attrs) => {
    const output = kernel.kernelFunc({ inputs, backend, attrs });
    if (Array.isArray(output)) throw new Error(`${kernelName} gave several tensors.`);
    return output;
  };
}
