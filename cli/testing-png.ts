import { deflateSync } from 'node:zlib';

export interface Sketch {
  readonly width: number;
  readonly height: number;
  readonly colourType: number;
  readonly channels: number;
  /** `[height, width × channels]`. */
  readonly pixels: readonly number[];
  /** Filter of each line; 0 for all if absent. */
  readonly filters?: readonly number[];
  readonly depth?: number;
  readonly interlace?: number;
  readonly palette?: readonly number[];
}

/** Written from the standard, apart from the decoder; the checksums are left 0, which readers of pixels ignore. */
export function encodePng({
  width,
  height,
  colourType,
  channels,
  pixels,
  filters,
  depth = 8,
  interlace = 0,
  palette,
}: Sketch) {
  const length = width * channels;
  const raw: number[] = [];
  for (let y = 0; y < height; y++) {
    const filter = filters?.[y] ?? 0;
    raw.push(filter);
    for (let x = 0; x < length; x++) {
      const a = x >= channels ? (pixels[y * length + x - channels] ?? 0) : 0;
      const b = y > 0 ? (pixels[(y - 1) * length + x] ?? 0) : 0;
      const c = x >= channels && y > 0 ? (pixels[(y - 1) * length + x - channels] ?? 0) : 0;
      const p = a + b - c;
      const nearest = [a, b, c].reduce((best, one) => (Math.abs(p - one) < Math.abs(p - best) ? one : best));
      const guess = [0, a, b, Math.floor((a + b) / 2), nearest][filter] ?? 0;
      raw.push(((pixels[y * length + x] ?? 0) - guess) & 255);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colourType, 0, 0, interlace], 8);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', header),
      ...(palette ? [chunk('PLTE', Buffer.from(palette))] : []),
      chunk('IDAT', deflateSync(Buffer.from(raw))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, 'ascii'), data, Buffer.alloc(4)]);
}
