import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { csvLabels, csvNumbers, csvTargets, parseCsv } from '../src-core/datasets/csv';
import type { DatasetInfo, Split } from '../src-core/datasets/define-dataset';
import { type IdxFile, joinIdx, parseIdx } from '../src-core/datasets/idx';
import { fromOwnUnits } from '../src-core/datasets/own-units';
import { elementsOf, formatShape } from '../src-core/nodes/shape-rules';
import type { Result } from '../src-core/result';
import { readBytes, reasonOf } from './files';
import { type CommandIo, wrongInput } from './io';
import { decodePng, isPng } from './png';

/** Rows as the data set stores them, ready for a batch: `[count, …shape]`. */
export interface Rows {
  readonly count: number;
  readonly features: Float32Array;
}

/** Rows to predict, from a CSV, PNG or IDX file in the data set's own units. */
export async function readRows(path: string, info: DatasetInfo, io: CommandIo): Promise<Rows> {
  const bytes = await readBytes(path);
  const width = rowLength(info);
  if (isPng(bytes)) return makeRows(imageRow(path, bytes, info), info, io);
  if (isIdx(bytes)) {
    const file = orFault(path, parseIdx(bytes));
    checkIdxRows(path, file, info);
    return makeRows(file.values, info, io);
  }
  const table = orFault(path, parseCsv(Buffer.from(bytes).toString('utf8')));
  const columns = table.header?.length ?? table.rows[0]?.length ?? 0;
  const labelled = columns === width + 1;
  if (columns !== width && !labelled) {
    throw wrongInput(`${path}: each row needs ${width} columns (${describeRow(info)}), found ${columns}.`);
  }
  if (labelled) io.stderr('The last column is taken for the label and left out.\n');
  return makeRows(orFault(path, csvNumbers(table, width)), info, io);
}

/** Rows with labels: a CSV with the label in the last column, or a folder with an IDX pair. */
export async function readLabelledRows(
  path: string,
  info: DatasetInfo,
  part: 'train' | 'test',
  io: CommandIo,
): Promise<Split> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    (error: unknown) => {
      throw wrongInput(`${path} cannot be read: ${reasonOf(error)}.`);
    },
  );
  if (isFolder) return readIdxFolder(path, info, part, io);
  const bytes = await readBytes(path);
  if (isPng(bytes) || isIdx(bytes)) {
    throw wrongInput(
      `${path} holds no labels. Give a CSV with the label in the last column, or a folder with an IDX file of images and one of labels.`,
    );
  }
  const table = orFault(path, parseCsv(Buffer.from(bytes).toString('utf8')));
  const columns = table.header?.length ?? table.rows[0]?.length ?? 0;
  const width = rowLength(info);
  if (columns !== width + 1) {
    throw wrongInput(
      `${path}: each row needs ${width + 1} columns (${describeRow(info)}, then the label), found ${columns}.`,
    );
  }
  const rows = makeRows(orFault(path, csvNumbers(table, width)), info, io);
  const labels = info.task === 'regression' ? csvTargets(table) : csvLabels(table, info.classes);
  return { ...rows, labels: orFault<Uint8Array | Float32Array>(path, labels) };
}

async function readIdxFolder(path: string, info: DatasetInfo, part: 'train' | 'test', io: CommandIo): Promise<Split> {
  const names = (await readdir(path)).sort();
  const wanted = part === 'train' ? /train/ : /t10k|test/;
  const find = async (kind: RegExp, what: string): Promise<IdxFile> => {
    const fitting = names.filter((name) => kind.test(name) && !name.endsWith('.gz'));
    const name = fitting.find((one) => wanted.test(one)) ?? fitting[0];
    if (name === undefined) throw wrongInput(`${path} has no IDX file of ${what}, such as ${what}-idx-ubyte.`);
    return orFault(join(path, name), parseIdx(await readBytes(join(path, name))));
  };
  const images = await find(/images/, 'images');
  const joined = orFault(path, joinIdx(images, await find(/labels/, 'labels')));
  checkIdxRows(path, images, info);
  const wrong = joined.labels.findIndex((label) => label >= info.classes.length);
  if (wrong >= 0) {
    throw wrongInput(
      `${path}: label ${joined.labels[wrong]} of row ${wrong + 1} is beyond the ${info.classes.length} classes.`,
    );
  }
  return { ...makeRows(joined.features, info, io), labels: joined.labels };
}

function makeRows(values: Uint8Array | Float32Array, info: DatasetInfo, io: CommandIo): Rows {
  const count = values.length / rowLength(info);
  if (count === 0) throw wrongInput('The file holds no rows.');
  if (isImage(info) && values.some((value) => value > 0) && values.every((value) => value >= 0 && value <= 1)) {
    io.stderr('All values lie from 0 to 1, but pixels are expected from 0 to 255: these images are almost black.\n');
  }
  return { count, features: fromOwnUnits(info, values) };
}

function imageRow(path: string, bytes: Uint8Array, info: DatasetInfo): Uint8Array {
  const [height, width] = info.shape;
  if (!isImage(info))
    throw wrongInput(`${path} is an image, but the data set's rows are ${describeRow(info)}: give a CSV.`);
  const image = orFault(path, decodePng(bytes));
  if (image.width !== width || image.height !== height) {
    throw wrongInput(`${path}: the image must be ${width} × ${height} pixels, found ${image.width} × ${image.height}.`);
  }
  return image.grey;
}

function checkIdxRows(path: string, { shape }: IdxFile, info: DatasetInfo): void {
  const found = shape.slice(1);
  const length = elementsOf(found);
  if (found.length > 0 && length === rowLength(info)) return;
  throw wrongInput(
    `${path}: each row must be ${formatShape(info.shape)} values, found ${found.length === 0 ? 'a list of labels' : formatShape(found)}.`,
  );
}

const isIdx = (bytes: Uint8Array) => bytes[0] === 0 && bytes[1] === 0;
const isImage = (info: DatasetInfo) => info.unit === 'images';
const rowLength = (info: DatasetInfo) => elementsOf(info.shape);

function describeRow(info: DatasetInfo): string {
  return info.featureNames?.join(', ') ?? `the ${formatShape(info.shape)} pixels, 0–255`;
}

function orFault<Value>(path: string, result: Result<Value, string>): Value {
  if (result.ok) return result.value;
  throw wrongInput(`${path}: ${result.error}`);
}
