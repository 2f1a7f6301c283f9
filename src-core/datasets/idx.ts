import { elementsOf, formatShape } from '../nodes/shape-rules';
import { fail, ok, type Result } from '../result';

/** An IDX file of bytes: MNIST's format (Y. LeCun). `values` is a view, row-major `shape`. */
export interface IdxFile {
  readonly shape: readonly number[];
  readonly values: Uint8Array;
}

/** Two zero bytes, the type of the values, the number of dimensions, the sizes as big-endian uint32, the values. */
export function parseIdx(bytes: Uint8Array): Result<IdxFile, string> {
  if (bytes.length < 4) return fail(`This is not an IDX file: expected at least 4 bytes, found ${bytes.length}.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const dimensions = bytes[3] ?? 0;
  if (view.getUint16(0) !== 0 || bytes[2] !== 0x08 || dimensions === 0) {
    const found = view.getUint32(0).toString(16).padStart(8, '0');
    return fail(
      `This is not an IDX file of bytes: expected the magic number 0x00000803 (images) or 0x00000801 (labels), found 0x${found}.`,
    );
  }
  const start = 4 + 4 * dimensions;
  if (bytes.length < start)
    return fail(`The IDX file ends within its sizes: expected ${start} bytes, found ${bytes.length}.`);
  const shape = Array.from({ length: dimensions }, (_, index) => view.getUint32(4 + 4 * index));
  const count = elementsOf(shape);
  if (bytes.length !== start + count) {
    return fail(
      `The IDX file has the wrong length: for ${formatShape(shape)} values expected ${start + count} bytes, found ${bytes.length}.`,
    );
  }
  return ok({ shape, values: bytes.subarray(start) });
}

export interface LabelledImages {
  readonly count: number;
  /** Of one image, `[rows, columns]`. */
  readonly shape: readonly number[];
  readonly features: Uint8Array;
  readonly labels: Uint8Array;
}

/** Joins an image file and its label file. */
export function joinIdx(images: IdxFile, labels: IdxFile): Result<LabelledImages, string> {
  const [count = 0, ...shape] = images.shape;
  if (shape.length === 0) return fail('Expected images (three dimensions), found a file of labels (one dimension).');
  if (labels.shape.length !== 1) {
    return fail(`Expected labels (one dimension), found values of ${formatShape(labels.shape)}.`);
  }
  if (labels.values.length !== count) {
    return fail(`Images and labels do not belong together: expected ${count} labels, found ${labels.values.length}.`);
  }
  return ok({ count, shape, features: images.values, labels: labels.values });
}
