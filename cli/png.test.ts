import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePng } from './png';
import { encodePng as encode } from './testing-png';

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
