import type { KernelConfig } from '@tensorflow/tfjs-core';
import type { Tfjs } from '../tfjs';
import { averagePoolGradient } from './average-pool-gradient';
import { conv2dFilterGradient } from './conv2d-filter-gradient';
import { conv2dInputGradient } from './conv2d-input-gradient';
import { depthwiseFilterGradient } from './depthwise-filter-gradient';
import { depthwiseInputGradient } from './depthwise-input-gradient';
import { maxPoolGradient } from './max-pool-gradient';
import { nanKept } from './nan-kept';
import { samePadding } from './same-padding';
import { transposedMatMul } from './transposed-matmul';
import { unsortedSegmentSum } from './unsorted-segment-sum';

const products = ['BatchMatMul', '_FusedMatMul'];
const convolutions = ['Conv2D', 'FusedConv2D', 'DepthwiseConv2dNative', 'FusedDepthwiseConv2D'];
/** What goes through XNNPACK with bounds. */
const bounded = [...convolutions, 'AvgPool', 'MaxPool'];
/** Wrong or slow as published. */
const faulty = [maxPoolGradient, averagePoolGradient, conv2dInputGradient];
const missing = [conv2dFilterGradient, depthwiseFilterGradient, depthwiseInputGradient, unsortedSegmentSum];

const done = new WeakSet<object>();

/**
 * Makes the WASM backend fit for training: fast products in gradients, and right in what is wrong or missing in it
 * as published. May be called before or after the backend is made; a second call does nothing.
 */
export function registerTrainingKernels(tfjs: Tfjs, backendName: 'wasm'): void {
  const registry = tfjs.engine().registry;
  if (done.has(registry)) return;
  done.add(registry);
  const replace = (kernel: KernelConfig): void => {
    tfjs.unregisterKernel(kernel.kernelName, backendName);
    tfjs.registerKernel(kernel);
  };
  for (const kernelName of products) replace(transposedMatMul(tfjs, backendName, kernelName));
  for (const kernelName of convolutions) replace(samePadding(tfjs, backendName, kernelName));
  for (const kernelName of bounded) replace(nanKept(tfjs, backendName, kernelName));
  for (const make of faulty) replace(make(tfjs, backendName));
  for (const make of missing) tfjs.registerKernel(make(tfjs, backendName));
}
