import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Tensor, Tfjs } from '../tfjs';

/**
 * A kernel's input as a tensor of its own on the same data. Takes a reference first, since the `tidy` around the
 * kernel's work gives one back.
 */
export function adoptTensor(tfjs: Tfjs, info: TensorInfo | undefined): Tensor {
  if (!info) throw new Error('A kernel was called without one of its inputs.');
  tfjs.backend().incRef(info.dataId);
  return tfjs.engine().makeTensorFromTensorInfo(info);
}
