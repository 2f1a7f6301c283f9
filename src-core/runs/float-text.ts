import { fromBase64, toBase64 } from '../model/base64';

/** Numbers as little-endian float32 in base64. DataView fixes the byte order, whatever the machine's own is. */
export function floatsToText(values: ArrayLike<number>): string {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  for (let index = 0; index < values.length; index++) view.setFloat32(index * 4, values[index] ?? Number.NaN, true);
  return toBase64(new Uint8Array(view.buffer));
}

/** Of a text that is none, no numbers. */
export function floatsOfText(text: string): Float32Array {
  const bytes = bytesOfText(text);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => view.getFloat32(index * 4, true));
}

export const bytesOfText = (text: string): Uint8Array => fromBase64(text) ?? new Uint8Array(0);
