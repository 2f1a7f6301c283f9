import { unzlibSync } from 'fflate';
import { fail, ok, type Result } from '../src-core/result';

export interface GreyImage {
  readonly width: number;
  readonly height: number;
  /** `[height, width]`, 0 black, 255 white. */
  readonly grey: Uint8Array;
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Bytes of a pixel by colour type; 8 bits a channel. */
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const largestSide = 4096;

export function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/**
 * A PNG (ISO 15948) of 8 bits a channel, not interlaced, as grey levels: colours by their luminance (BT.601), what is
 * transparent on black. Enough for one small image, without a library for all of them.
 */
export function decodePng(bytes: Uint8Array): Result<GreyImage, string> {
  const chunks = readChunks(bytes);
  const header = chunks?.find(({ type }) => type === 'IHDR')?.data;
  if (!chunks || !header || header.length < 13) return fail('The PNG is cut short or damaged.');
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth, colourType = 0, , , interlace] = header.subarray(8);
  const channels = channelsOf[colourType];
  if (width === 0 || height === 0 || width > largestSide || height > largestSide) {
    return fail(`The PNG has ${width} × ${height} pixels; at most ${largestSide} × ${largestSide} are read.`);
  }
  if (depth !== 8 || interlace !== 0 || channels === undefined) {
    return fail('This kind of PNG is not read; save it with 8 bits a channel and without interlacing.');
  }
  const raw = inflate(chunks);
  const pixels =
    raw && raw.length >= height * (width * channels + 1) ? unfilter(raw, width * channels, height, channels) : null;
  if (!pixels) return fail('The pixels of the PNG are cut short or damaged.');
  const palette = chunks.find(({ type }) => type === 'PLTE')?.data;
  if (colourType === 3 && !palette) return fail('The PNG has no palette for its colours.');
  return ok({ width, height, grey: toGrey(pixels, colourType, channels, palette ?? new Uint8Array()) });
}

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
}

function readChunks(bytes: Uint8Array): Chunk[] | null {
  if (!isPng(bytes)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  let offset = signature.length;
  while (offset + 12 <= bytes.length) {
    const length = view.getUint32(offset);
    const start = offset + 8;
    if (start + length + 4 > bytes.length) return null;
    chunks.push({
      type: String.fromCharCode(...bytes.subarray(offset + 4, start)),
      data: bytes.subarray(start, start + length),
    });
    offset = start + length + 4;
  }
  return chunks;
}

function inflate(chunks: readonly Chunk[]): Uint8Array | null {
  const parts = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  try {
    return unzlibSync(Buffer.concat(parts));
  } catch {
    return null;
  }
}

/** Undoes the filter of each line; `null` for a filter that does not exist. */
function unfilter(raw: Uint8Array, lineLength: number, height: number, channels: number): Uint8Array | null {
  const pixels = new Uint8Array(lineLength * height);
  for (let line = 0; line < height; line++) {
    const filter = raw[line * (lineLength + 1)] ?? 0;
    if (filter > 4) return null;
    const from = line * (lineLength + 1) + 1;
    const to = line * lineLength;
    for (let index = 0; index < lineLength; index++) {
      const left = index >= channels ? (pixels[to + index - channels] ?? 0) : 0;
      const up = line > 0 ? (pixels[to + index - lineLength] ?? 0) : 0;
      const upLeft = line > 0 && index >= channels ? (pixels[to + index - lineLength - channels] ?? 0) : 0;
      pixels[to + index] = (raw[from + index] ?? 0) + predicted(filter, left, up, upLeft);
    }
  }
  return pixels;
}

function predicted(filter: number, left: number, up: number, upLeft: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  return filter === 4 ? paeth(left, up, upLeft) : 0;
}

function paeth(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft;
  const [toLeft, toUp, toUpLeft] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - upLeft)];
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}

function toGrey(pixels: Uint8Array, colourType: number, channels: number, palette: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: pixels.length / channels }, (_, index) => {
    const at = (offset: number) => pixels[index * channels + offset] ?? 0;
    const ofPalette = (offset: number) => palette[3 * at(0) + offset] ?? 0;
    switch (colourType) {
      case 0:
        return at(0);
      case 2:
        return luminance(at(0), at(1), at(2));
      case 3:
        return luminance(ofPalette(0), ofPalette(1), ofPalette(2));
      case 4:
        return Math.round((at(0) * at(1)) / 255);
      default:
        return Math.round((luminance(at(0), at(1), at(2)) * at(3)) / 255);
    }
  });
}

function luminance(red: number, green: number, blue: number): number {
  return Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
}
