import { elementsOf, formatShape } from '../nodes/shape-rules';
import { fail, ok, type Result } from '../result';
import type { Dataset, DatasetInfo } from './define-dataset';

/**
 * A packed data set, all bytes: `LLDS`, the length of the header (uint32, little-endian), the header as ASCII JSON,
 * then training features, training labels, test features and test labels as uint8.
 */
const magic = 'LLDS';
const prefixLength = 8;

export interface PackedHeader {
  /** Changes when what is packed changes, so that an old file is packed anew. */
  readonly stamp: string;
  readonly shape: readonly number[];
  readonly classes: readonly string[];
  readonly trainCount: number;
  readonly testCount: number;
}

export interface ByteSplit {
  /** `[count, …shape]`. */
  readonly features: Uint8Array;
  readonly labels: Uint8Array;
}

/** A packed file: header, then features and labels of the training set, then those of the test set. */
export function writePacked(header: PackedHeader, train: ByteSplit, test: ByteSplit): Uint8Array {
  const text = JSON.stringify(header);
  const parts = [train.features, train.labels, test.features, test.labels];
  const length = parts.reduce((sum, part) => sum + part.length, prefixLength + text.length);
  const bytes = new Uint8Array(length);
  writeAscii(bytes, 0, magic);
  new DataView(bytes.buffer).setUint32(4, text.length, true);
  writeAscii(bytes, prefixLength, text);
  let offset = prefixLength + text.length;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

/** The header and where the data begin. Takes the first bytes of a file too: data are not looked at. */
export function parsePackedHeader(bytes: Uint8Array): Result<{ header: PackedHeader; dataStart: number }, string> {
  const found = readAscii(bytes, 0, Math.min(4, bytes.length));
  if (found !== magic)
    return fail(`This is not a packed data set: expected "${magic}" at its start, found "${found}".`);
  if (bytes.length < prefixLength) return fail('The packed data set ends within its header.');
  const headerLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  const dataStart = prefixLength + headerLength;
  if (bytes.length < dataStart) return fail('The packed data set ends within its header.');
  const header = readHeader(readAscii(bytes, prefixLength, dataStart));
  return header ? ok({ header, dataStart }) : fail('The header of the packed data set cannot be read.');
}

/** The splits are views on `bytes`: nothing is copied. The file must hold what `info` promises. */
export function parsePacked(bytes: Uint8Array, info: DatasetInfo): Result<Dataset, string> {
  const parsed = parsePackedHeader(bytes);
  if (!parsed.ok) return parsed;
  const { header, dataStart } = parsed.value;
  const expected = describe(info);
  const found = describe(header);
  if (expected !== found) return fail(`The packed data set is another one: expected ${expected}, found ${found}.`);

  const rowLength = elementsOf(info.shape);
  const length = dataStart + (info.trainCount + info.testCount) * (rowLength + 1);
  if (bytes.length !== length) {
    return fail(`The packed data set has the wrong length: expected ${length} bytes, found ${bytes.length}.`);
  }
  const split = (start: number, count: number) => {
    const labelStart = start + count * rowLength;
    return {
      count,
      features: bytes.subarray(start, labelStart),
      labels: bytes.subarray(labelStart, labelStart + count),
    };
  };
  const train = split(dataStart, info.trainCount);
  const test = split(dataStart + info.trainCount * (rowLength + 1), info.testCount);
  for (const labels of [train.labels, test.labels]) {
    const row = labels.findIndex((label) => label >= info.classes.length);
    if (row >= 0) return fail(`The packed data set has label ${labels[row]} but only ${info.classes.length} classes.`);
  }
  return ok({ info, train, test });
}

function describe({ shape, classes, trainCount, testCount }: Omit<PackedHeader, 'stamp'>): string {
  return `${trainCount} + ${testCount} rows of ${formatShape(shape)} in the classes ${classes.join(', ')}`;
}

function readHeader(text: string): PackedHeader | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return isHeader(value) ? value : null;
}

function isHeader(value: unknown): value is PackedHeader {
  return (
    typeof value === 'object' &&
    value !== null &&
    'stamp' in value &&
    typeof value.stamp === 'string' &&
    'shape' in value &&
    Array.isArray(value.shape) &&
    'classes' in value &&
    Array.isArray(value.classes) &&
    'trainCount' in value &&
    typeof value.trainCount === 'number' &&
    'testCount' in value &&
    typeof value.testCount === 'number'
  );
}

function writeAscii(bytes: Uint8Array, offset: number, text: string): void {
  for (let index = 0; index < text.length; index++) bytes[offset + index] = text.charCodeAt(index);
}

function readAscii(bytes: Uint8Array, start: number, end: number): string {
  return Array.from(bytes.subarray(start, end), (code) => String.fromCharCode(code)).join('');
}
