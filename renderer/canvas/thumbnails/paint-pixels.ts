import type { Shape } from '../../../src-core/nodes/define-node';

/** Height, width and channels of an image; `null` for what is not one. */
export interface ImageShape {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

export function imageShape(shape: Shape | null): ImageShape | null {
  if (shape?.length !== 3) return null;
  const known = imageShapes.get(shape);
  if (known !== undefined) return known;
  const [height = 0, width = 0, channels = 0] = shape;
  const made = channels === 1 || channels === 3 ? { height, width, channels } : null;
  imageShapes.set(shape, made);
  return made;
}

/** The same object for the same shape: what is drawn by it is not drawn again when its card only gets another frame. */
const imageShapes = new WeakMap<Shape, ImageShape | null>();

/** How many columns of tiles fill a box best, and how large each tile is. */
export function tileLayout(
  count: number,
  width: number,
  height: number,
): { columns: number; rows: number; side: number } {
  let best = { columns: 1, rows: 1, side: 0 };
  for (let columns = 1; columns <= Math.max(1, count); columns++) {
    const rows = Math.ceil(count / columns);
    const side = Math.min(width / columns, height / rows);
    if (side > best.side) best = { columns, rows, side };
  }
  return best;
}

/**
 * Draws one picture of `shape` with hard pixels.
 * @param colorOf bytes red, green, blue of the pixel at this index (row-major)
 */
export function drawPixels(
  context: CanvasRenderingContext2D,
  { width, height }: { width: number; height: number },
  colorOf: (pixel: number, into: Uint8ClampedArray, at: number) => void,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  const bitmap = new OffscreenCanvas(width, height);
  const inner = bitmap.getContext('2d');
  if (inner === null) return;
  const image = inner.createImageData(width, height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    colorOf(pixel, image.data, pixel * 4);
    image.data[pixel * 4 + 3] = 255;
  }
  inner.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(bitmap, box.x, box.y, box.width, box.height);
}

/** Draws one image of a data set whose values are bytes, or numbers in 0..1. */
export function drawImage(
  context: CanvasRenderingContext2D,
  features: Uint8Array | Float32Array,
  index: number,
  shape: ImageShape,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  const { channels } = shape;
  const start = index * shape.width * shape.height * channels;
  const scale = features instanceof Uint8Array ? 1 : 255;
  drawPixels(
    context,
    shape,
    (pixel, into, at) => {
      for (let channel = 0; channel < 3; channel++) {
        const value = features[start + pixel * channels + Math.min(channel, channels - 1)] ?? 0;
        into[at + channel] = value * scale;
      }
    },
    box,
  );
}
