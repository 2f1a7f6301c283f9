import type { backend_util, Tensor4D } from '@tensorflow/tfjs-core';
import type { Tensor, Tfjs } from '../tfjs';

type ConvInfo = ReturnType<typeof backend_util.computeConv2DInfo>;

/**
 * Of every window that a convolution looks at the pixel under the filter's tap (`row`, `column`):
 * `[batch, outHeight, outWidth, channels]` of the padded image.
 */
export function filterPatches(tfjs: Tfjs, x: Tensor4D, info: ConvInfo, row: number, column: number): Tensor {
  const { top, bottom, left, right } = info.padInfo;
  const [batch, , , channels] = x.shape;
  const padded = tfjs.pad(x, [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ]);
  const y = row * info.dilationHeight;
  const z = column * info.dilationWidth;
  const lastY = y + (info.outHeight - 1) * info.strideHeight;
  const lastZ = z + (info.outWidth - 1) * info.strideWidth;
  return tfjs.stridedSlice(
    padded,
    [0, y, z, 0],
    [batch, lastY + 1, lastZ + 1, channels],
    [1, info.strideHeight, info.strideWidth, 1],
  );
}
