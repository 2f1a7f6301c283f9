import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePng } from './png';

interface Sketch {
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
function encode({ width, height, colourType, channels, pixels, filters, depth = 8, interlace = 0, palette }: Sketch) {
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

function greyOf(bytes: Uint8Array): number[] | string {
  const decoded = decodePng(bytes);
  return decoded.ok ? [...decoded.value.grey] : decoded.error;
}

describe('a PNG', () => {
  it('comes back whatever filter each line has', () => {
    const images = fc.integer({ min: 1, max: 6 }).chain((width) =>
      fc.array(
        fc.record({
          line: fc.array(fc.nat(255), { minLength: width, maxLength: width }),
          filter: fc.nat(4),
        }),
        { minLength: 1, maxLength: 6 },
      ),
    );
    fc.assert(
      fc.property(images, (lines) => {
        const pixels = lines.flatMap(({ line }) => line);
        const width = lines[0]?.line.length ?? 0;
        const sketch = { width, height: lines.length, colourType: 0, channels: 1, pixels };
        expect(greyOf(encode({ ...sketch, filters: lines.map(({ filter }) => filter) }))).toEqual(pixels);
      }),
    );
  });

  it('in colour becomes its luminance, and what is transparent becomes black', () => {
    const size = { width: 2, height: 1 };
    const red = [255, 0, 0];
    expect(greyOf(encode({ ...size, colourType: 2, channels: 3, pixels: [...red, 9, 9, 9], filters: [4] }))).toEqual([
      76, 9,
    ]);
    expect(greyOf(encode({ ...size, colourType: 3, channels: 1, pixels: [1, 0], palette: [9, 9, 9, ...red] }))).toEqual(
      [76, 9],
    );
    expect(greyOf(encode({ ...size, colourType: 4, channels: 2, pixels: [200, 255, 200, 0] }))).toEqual([200, 0]);
    expect(greyOf(encode({ ...size, colourType: 6, channels: 4, pixels: [...red, 255, ...red, 0] }))).toEqual([76, 0]);
  });

  it('of another kind, cut short or damaged is refused with a sentence', () => {
    const sketch = { width: 1, height: 1, colourType: 0, channels: 1, pixels: [7] };
    const whole = encode(sketch);
    expect(greyOf(encode({ ...sketch, depth: 16 }))).toContain('8 bits a channel and without interlacing');
    expect(greyOf(encode({ ...sketch, interlace: 1 }))).toContain('without interlacing');
    expect(greyOf(encode({ ...sketch, colourType: 3 }))).toContain('no palette');
    expect(greyOf(encode({ ...sketch, width: 5000 }))).toContain('at most 4096');
    expect(greyOf(whole.subarray(0, 20))).toContain('cut short');
    expect(greyOf(encode({ ...sketch, height: 9, pixels: [7] }).subarray(0, -20))).toContain('cut short');
  });

  it('never throws, whatever byte is wrong', () => {
    const whole = encode({
      width: 3,
      height: 2,
      colourType: 2,
      channels: 3,
      pixels: Array.from({ length: 18 }, (_, at) => at),
    });
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (position, value) => {
        const broken = whole.slice();
        broken[position] = value;
        expect(typeof decodePng(broken).ok).toBe('boolean');
      }),
    );
  });
});
