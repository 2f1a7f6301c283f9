import type { DepthwiseConv2dNativeBackpropInputAttrs, KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import type { Tfjs } from '../tfjs';
import { convInfoOf } from './conv-info';
import { spreadErrors } from './spread-errors';
import { findKernel } from './stock-kernel';
import { floatsIn, heapOf, inputOf, makeZeros, type WasmHeap } from './wasm-heap';

/**
 * Gradient of a depthwise convolution with respect to its image: a depthwise convolution of the errors with the
 * mirrored filters, one for each output channel, and the sum over the outputs of each input channel. Missing from the
 * WASM backend of tfjs 4.22.
 */
export function depthwiseInputGradient(tfjs: Tfjs, backendName: string): KernelConfig {
  const convolve = findKernel(tfjs, backendName, 'DepthwiseConv2dNative');
  return {
    kernelName: 'DepthwiseConv2dNativeBackpropInput',
    backendName,
    kernelFunc: ({ inputs, backend, attrs }) => {
      const heap = heapOf(backend);
      const dy = inputOf(inputs, 'dy');
      const filter = inputOf(inputs, 'filter');
      // tfjs types the attributes of all kernels as one loose map; these are this kernel's.
      const given = attrs as unknown as DepthwiseConv2dNativeBackpropInputAttrs;
      if ([given.dilations].flat().some((dilation) => dilation !== 1)) {
        throw new Error('The gradient of a dilated depthwise convolution is not supported on WASM.');
      }
      const info = convInfoOf(tfjs, given.inputShape, filter.shape, given, true);
      const mirrored = mirroredFilters(heap, filter);
      const { errors, made, attrs: sliding } = spreadErrors(heap, dy, info);
      const gradients = convolve(heap, { x: errors, filter: mirrored }, sliding);
      heap.disposeData(mirrored.dataId);
      if (made) heap.disposeData(errors.dataId);
      if (info.outChannels === info.inChannels) return gradients;
      const gradient = sumOfGroups(heap, gradients, given.inputShape);
      heap.disposeData(gradients.dataId);
      return gradient;
    },
  };
}

/** `[height, width, channels, multiplier]` → `[height, width, channels · multiplier, 1]`, upside down and left to right. */
function mirroredFilters(heap: WasmHeap, filter: TensorInfo): TensorInfo {
  const [height = 1, width = 1, channels = 1, multiplier = 1] = filter.shape;
  const size = channels * multiplier;
  const mirrored = heap.makeOutput([height, width, size, 1], 'float32');
  const target = floatsIn(heap, mirrored);
  const source = floatsIn(heap, filter);
  for (let tap = 0; tap < height * width; tap++) {
    target.set(source.subarray(tap * size, (tap + 1) * size), target.length - (tap + 1) * size);
  }
  return mirrored;
}

/** `[…, channels · multiplier]` → `[…, channels]`. */
function sumOfGroups(heap: WasmHeap, values: TensorInfo, shape: readonly number[]): TensorInfo {
  const sums = makeZeros(heap, shape);
  const target = floatsIn(heap, sums);
  const source = floatsIn(heap, values);
  const group = source.length / target.length;
  for (let index = 0; index < source.length; index++) {
    const at = Math.floor(index / group);
    target[at] = (target[at] ?? 0) + (source[index] ?? 0);
  }
  return sums;
}
