import { type ConvInfo, positionsInside } from './conv-info';

/**
 * The pixels that each tap of a filter meets, in a matrix `[height · width · channels, windows]` of the images
 * `from` … `to − 1` of the batch (im2col, transposed: Chellapilla et al. 2006). Beyond the edge there are zeros.
 * @param x `[batch, height, width, channels]`
 */
export function writePatches(x: Float32Array, patches: Float32Array, info: ConvInfo, from: number, to: number): void {
  const { inHeight, inWidth, inChannels, outHeight, outWidth, strideHeight, strideWidth, padInfo } = info;
  const windows = (to - from) * outHeight * outWidth;
  const step = strideWidth * inChannels;
  patches.fill(0, 0, info.filterHeight * info.filterWidth * inChannels * windows);
  for (let tap = 0; tap < info.filterHeight * info.filterWidth; tap++) {
    const y = Math.floor(tap / info.filterWidth) * info.dilationHeight;
    const z = (tap % info.filterWidth) * info.dilationWidth;
    const [firstRow, endRow] = positionsInside(y, outHeight, strideHeight, padInfo.top, inHeight);
    const [first, end] = positionsInside(z, outWidth, strideWidth, padInfo.left, inWidth);
    for (let image = from; image < to; image++) {
      for (let row = firstRow; row < endRow; row++) {
        const pixel = (image * inHeight + row * strideHeight + y - padInfo.top) * inWidth + z - padInfo.left;
        const window = ((image - from) * outHeight + row) * outWidth;
        for (let channel = 0; channel < inChannels; channel++) {
          let source = (pixel + first * strideWidth) * inChannels + channel;
          const target = (tap * inChannels + channel) * windows + window;
          for (let column = first; column < end; column++, source += step) {
            patches[target + column] = x[source] ?? 0;
          }
        }
      }
    }
  }
}
