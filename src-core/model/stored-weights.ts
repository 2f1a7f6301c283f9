import type { StoredWeights } from '../graph/document';
import { fail, ok, type Result } from '../result';
import { fromBase64, toBase64 } from './base64';
import type { ModelWeights, WeightValues } from './weights';

/** Weights as they stand in a project file: little-endian float32 in base64. */
export function storeWeights(weights: ModelWeights, epochs: number): StoredWeights {
  return {
    epochs,
    entries: weights.map(({ node, name, shape, values }) => ({ node, name, shape, data: toBase64(toBytes(values)) })),
  };
}

/** The numbers of a project file; the error is a sentence that names the weight. */
export function readStoredWeights(stored: StoredWeights): Result<ModelWeights, string> {
  const weights: WeightValues[] = [];
  for (const { node, name, shape, data } of stored.entries) {
    const bytes = fromBase64(data);
    if (bytes === null) return fail(`The stored weight "${name}" of node "${node}" is not valid base64.`);
    const expected = shape.reduce((product, length) => product * length, 4);
    if (bytes.length !== expected) {
      return fail(`The stored weight "${name}" of node "${node}" has ${bytes.length} bytes instead of ${expected}.`);
    }
    weights.push({ node, name, shape, values: fromBytes(bytes) });
  }
  return ok(weights);
}

// DataView fixes the byte order, whatever the machine's own is.
function toBytes(values: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, index) => {
    view.setFloat32(index * 4, value, true);
  });
  return new Uint8Array(view.buffer);
}

function fromBytes(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: bytes.length / 4 }, (_, index) => view.getFloat32(index * 4, true));
}
