import { csvLine } from '../../src-core/datasets/csv';
import type { Dataset, DatasetDefinition, Split } from '../../src-core/datasets/define-dataset';
import { toOwnUnits } from '../../src-core/datasets/own-units';
import { datasetDefinitions, findDataset } from '../../src-core/datasets/registry';
import type { ParamRecord, ParamValue } from '../../src-core/nodes/define-node';
import { elementsOf } from '../../src-core/nodes/shape-rules';
import { closest } from '../closest';
import { readDataset } from '../datasets';
import { writeFileAtomic } from '../files';
import { type CommandIo, wrongUse } from '../io';
import type { Verb, VerbUse } from '../verb';
import { json } from '../write';

export const dataVerb: Verb = {
  name: 'data',
  argument: 'NAME',
  doc: 'A data set as CSV, the label (index of the class) last',
  flags: [
    { name: 'head', value: 'N', doc: 'Only the first N rows' },
    {
      name: 'option',
      value: 'KEY=VALUE',
      repeated: true,
      doc: 'Option of a made data set, such as noise=0.2 or gate=and',
    },
    { name: 'output', short: 'o', value: 'CSV', doc: 'Write here instead of to stdout' },
  ],
  more: `NAME: ${datasetDefinitions.map(({ id }) => id).join(', ')}; with -train or -test at its end one of the two sets.`,
  run: runData,
};

async function runData(use: VerbUse, io: CommandIo): Promise<0> {
  const { definition, part } = findPart(use.argument);
  const head = use.number('head', { min: 1, max: 1_000_000_000, whole: true }) ?? Number.POSITIVE_INFINITY;
  const options = readOptions(definition, use.texts('option'));
  const dataset = await readDataset({ id: definition.id, options }, io);
  const splits = part === 'all' ? [dataset.train, dataset.test] : [dataset[part]];
  const columns = [...featureNames(dataset), 'label'];
  const rows = takeRows(dataset, splits, head);
  const output = use.text('output');
  if (output !== undefined) {
    await writeFileAtomic(output, csvParts(columns, rows));
    io.stderr(`Wrote ${output}\n`);
  } else if (use.json) {
    io.stdout(json({ columns, classes: dataset.info.classes, rows: [...rows] }));
  } else {
    for (const text of csvParts(columns, rows)) io.stdout(text);
  }
  return 0;
}

function findPart(name: string): { definition: DatasetDefinition; part: 'train' | 'test' | 'all' } {
  const ending = /-(train|test)$/.exec(name)?.[1];
  const whole = findDataset(name);
  if (whole) return { definition: whole, part: 'all' };
  const definition = findDataset(name.replace(/-(train|test)$/, ''));
  if (definition) return { definition, part: ending === 'train' ? 'train' : 'test' };
  const ids = datasetDefinitions.map(({ id }) => id);
  const meant = closest(name, ids);
  throw wrongUse(
    `There is no data set "${name}". ${meant ? `Did you mean "${meant}"?` : `There are ${ids.join(', ')}, each also with -train or -test.`}`,
  );
}

function readOptions(definition: DatasetDefinition, texts: readonly string[]): ParamRecord {
  const options: Record<string, ParamValue> = {};
  for (const text of texts) {
    const [key = '', ...rest] = text.split('=');
    const value = rest.join('=');
    const known = Object.hasOwn(definition.defaults, key) ? definition.defaults[key] : undefined;
    if (known === undefined) {
      const keys = Object.keys(definition.defaults);
      throw wrongUse(
        `"${definition.id}" has no option "${key}". ${keys.length > 0 ? `It has ${keys.join(', ')}.` : 'It has none.'}`,
      );
    }
    options[key] = typeof known === 'number' ? Number(value) : value;
  }
  const checked = definition.options.safeParse({ ...definition.defaults, ...options });
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  throw wrongUse(`Option "${issue?.path.join('.') ?? ''}" of "${definition.id}" is wrong. ${issue?.message ?? ''}`);
}

function featureNames({ info }: Dataset): string[] {
  if (info.featureNames) return [...info.featureNames];
  const length = elementsOf(info.shape);
  return Array.from({ length }, (_, index) => `pixel ${index}`);
}

/** Features in the data set's own units, then the label. */
function* takeRows({ info }: Dataset, splits: readonly Split[], head: number): Generator<number[]> {
  let left = head;
  for (const { count, features, labels } of splits) {
    const width = features.length / count;
    for (let row = 0; row < count && left > 0; row++, left--) {
      const values = toOwnUnits(info, features.subarray(row * width, (row + 1) * width));
      // Six digits are what a float32 holds for sure: 5.1 rather than 5.0999999.
      yield [...Array.from(values, (value) => Number(value.toPrecision(6))), labels[row] ?? 0];
    }
  }
}

/** Lines gathered into larger pieces: a call for each of 70,000 lines would be slow. */
function* csvParts(columns: readonly string[], rows: Iterable<readonly number[]>): Generator<string> {
  let part = csvLine(columns);
  for (const row of rows) {
    part += `${row.join(',')}\n`;
    if (part.length < 1 << 20) continue;
    yield part;
    part = '';
  }
  yield part;
}
