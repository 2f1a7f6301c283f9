import type { Tfjs } from '../tfjs';
import { conv2dFilterGradient } from './conv2d-filter-gradient';
import { depthwiseFilterGradient } from './depthwise-filter-gradient';
import { depthwiseInputGradient } from './depthwise-input-gradient';
import { transposedMatMul } from './transposed-matmul';
import { unsortedSegmentSum } from './unsorted-segment-sum';

const done = new WeakSet<object>();

/**
 * Makes the WASM backend fit for training: fast products in gradients, and the gradient kernels that it lacks as
 * published. May be called before or after the backend is made; a second call does nothing.
 */
export function registerTrainingKernels(tfjs: Tfjs, backendName: 'wasm'): void {
  const registry = tfjs.engine().registry;
  if (done.has(registry)) return;
  done.add(registry);
  for (const kernelName of ['BatchMatMul', '_FusedMatMul']) {
    const kernel = transposedMatMul(tfjs, backendName, kernelName);
    tfjs.unregisterKernel(kernelName, backendName);
    tfjs.registerKernel(kernel);
  }
  for (const kernel of [conv2dFilterGradient, depthwiseFilterGradient, depthwiseInputGradient, unsortedSegmentSum]) {
    tfjs.registerKernel(kernel(tfjs, backendName));
  }
}
