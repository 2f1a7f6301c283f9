import type { TensorInfo } from '@tensorflow/tfjs-core';

/** What our kernels use of tfjs's WASM backend: its tensors lie in memory that JavaScript can read and write. */
export interface WasmHeap {
  makeOutput(shape: readonly number[], dtype: 'float32'): TensorInfo;
  typedArrayFromHeap(info: TensorInfo): unknown;
  disposeData(dataId: object): boolean;
}

/** A kernel gets its backend without a type. */
export function heapOf(backend: unknown): WasmHeap {
  if (isWasmHeap(backend)) return backend;
  throw new Error('This kernel works in the memory of the WASM backend only.');
}

function isWasmHeap(backend: unknown): backend is WasmHeap {
  return typeof backend === 'object' && backend !== null && 'makeOutput' in backend && 'typedArrayFromHeap' in backend;
}

/**
 * The numbers of a float32 tensor where they lie. Making a tensor may move the memory: ask again after every
 * `makeOutput`.
 */
export function floatsIn(heap: WasmHeap, info: TensorInfo): Float32Array {
  const values = heap.typedArrayFromHeap(info);
  if (values instanceof Float32Array) return values;
  throw new Error(`A kernel wanted float32 numbers, but got ${info.dtype}.`);
}

/** A new tensor of zeros: fresh memory holds whatever was there before. */
export function makeZeros(heap: WasmHeap, shape: readonly number[]): TensorInfo {
  const info = heap.makeOutput(shape, 'float32');
  floatsIn(heap, info).fill(0);
  return info;
}

/** An input of a kernel by its name. */
export function inputOf(inputs: Readonly<Record<string, TensorInfo | undefined>>, name: string): TensorInfo {
  const input = inputs[name];
  if (input) return input;
  throw new Error(`A kernel was called without its input "${name}".`);
}
