/**
 * The chapter's claims about accuracy, measured through the command line's own training: one row for each, with what is
 * expected and what was found, as means of five seeds with 95 % intervals (Student's t). Takes some minutes.
 *
 *     npx tsx bench/chapter.ts [--seeds 5] [--only A17]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { run } from '../cli/run';
import { markdownTable } from './markdown';

/** Two-sided 95 % points of Student's t by degrees of freedom, 1 to 9. */
const student = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262];

const epochLine = z.object({
  kind: z.literal('epoch'),
  test: z.object({ loss: z.number(), accuracy: z.number().nullable() }),
});

const depthNumbers = z.object({
  entries: z.array(
    z.object({
      budget: z.number(),
      depth: z.number(),
      width: z.number(),
      median: z.number(),
      losses: z.array(z.number()),
    }),
  ),
  verdict: z.enum(['deeper', 'wider', 'neither']),
});

interface Reading {
  readonly accuracy: number;
  readonly loss: number;
}

interface Setting {
  readonly template: string;
  /** Changes of the project's text before it is trained: options of its data set. */
  readonly options?: string;
  readonly flags?: readonly string[];
}

const seedCount = Number(optionOf('--seeds') ?? 5);
const only = optionOf('--only');
const folder = mkdtempSync(join(tmpdir(), 'layerloom-chapter-'));
const rows: string[][] = [];

function optionOf(flag: string): string | undefined {
  const place = process.argv.indexOf(flag);
  return place < 0 ? undefined : process.argv[place + 1];
}

async function command(argv: readonly string[]): Promise<string> {
  let stdout = '';
  let stderr = '';
  const code = await run(argv, {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    onInterrupt: () => () => undefined,
  });
  if (code !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
  return stdout;
}

/** Mean of the last three evaluated epochs of one run. */
async function trained({ template, options, flags = [] }: Setting, seed: number): Promise<Reading> {
  const file = join(folder, `${template}.layerloom`);
  await command(['new', template, '-o', file]);
  if (options !== undefined) await withOptions(file, options);
  const lines = (await command(['train', file, '--seed', String(seed), '--json', ...flags])).trim().split('\n');
  const epochs = lines.slice(0, -1).map((line) => epochLine.parse(JSON.parse(line)).test);
  const last = epochs.slice(-3);
  const mean = (of: (test: (typeof last)[number]) => number): number =>
    last.reduce((sum, test) => sum + of(test), 0) / last.length;
  return { accuracy: mean(({ accuracy }) => accuracy ?? Number.NaN), loss: mean(({ loss }) => loss) };
}

/** The data set of a project with other options, such as `{"feature":"distance"}`. */
async function withOptions(file: string, options: string): Promise<void> {
  const { readFile, writeFile } = await import('node:fs/promises');
  const text = await readFile(file, 'utf8');
  const changed = text.replace(/("options":\s*)\{\s*\}/, `$1${options}`);
  if (changed === text) throw new Error(`${file} has no empty options to be replaced.`);
  await writeFile(file, changed);
}

async function seeds(setting: Setting): Promise<readonly Reading[]> {
  const readings: Reading[] = [];
  for (let seed = 1; seed <= seedCount; seed++) readings.push(await trained(setting, seed));
  return readings;
}

function interval(values: readonly number[]): { mean: number; half: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
  const factor = student[Math.min(values.length - 2, student.length - 1)] ?? Number.POSITIVE_INFINITY;
  return { mean, half: (factor * Math.sqrt(variance)) / Math.sqrt(values.length) };
}

const percent = (values: readonly Reading[]): string => {
  const { mean, half } = interval(values.map(({ accuracy }) => accuracy));
  return `${(100 * mean).toFixed(1)} % ± ${(100 * half).toFixed(1)}`;
};

const losses = (values: readonly Reading[]): string => {
  const { mean, half } = interval(values.map(({ loss }) => loss));
  return `${mean.toFixed(4)} ± ${half.toFixed(4)}`;
};

const meanOf = (values: readonly Reading[], of: keyof Reading): number =>
  interval(values.map((value) => value[of])).mean;

function report(row: string, what: string, expected: string, measured: string, holds: boolean): void {
  rows.push([row, what, expected, measured, holds ? 'yes' : 'NO']);
  console.error(`${row} ${what}: ${measured}${holds ? '' : `  (expected ${expected})`}`);
}

const wanted = (row: string): boolean => only === undefined || only === row;

async function fashion(): Promise<void> {
  const linear = await seeds({ template: 'softmax-regression' });
  const linearMean = meanOf(linear, 'accuracy');
  report('A1', 'train softmax-regression', '≥ 82.5 %', percent(linear), linearMean >= 0.825);
  if (wanted('A3')) {
    const hidden = await seeds({ template: 'fashion-mlp' });
    const mean = meanOf(hidden, 'accuracy');
    report('A3', 'train fashion-mlp', '≥ 84 % and above A1', percent(hidden), mean >= 0.84 && mean > linearMean);
    const adam = await seeds({ template: 'fashion-mlp', flags: ['--optimizer', 'adam', '--lr', '0.001'] });
    report('A3', 'the same, --optimizer adam --lr 0.001', '≥ 87.5 %', percent(adam), meanOf(adam, 'accuracy') >= 0.875);
  }
  if (wanted('A17')) await halfInverted(linear);
}

async function halfInverted(linear: readonly Reading[]): Promise<void> {
  const he = await seeds({ template: 'half-inverted', options: '{"share":0,"seed":7}' });
  const linearHalf = await seeds({ template: 'half-inverted-linear' });
  const mlpHalf = await seeds({ template: 'half-inverted' });
  const fall = meanOf(linear, 'accuracy') - meanOf(linearHalf, 'accuracy');
  const mlpFall = meanOf(he, 'accuracy') - meanOf(mlpHalf, 'accuracy');
  const points = (value: number): string => `${(100 * value).toFixed(1)} points`;
  report(
    'A17',
    'softmax regression, plain → half inverted',
    'falls far',
    `${percent(linear)} → ${percent(linearHalf)}, ${points(fall)}`,
    fall > 0.1,
  );
  report(
    'A17',
    'MLP of 256, plain → half inverted',
    'falls far less',
    `${percent(he)} → ${percent(mlpHalf)}, ${points(mlpFall)}`,
    mlpFall < fall / 3,
  );
}

async function monotone(): Promise<void> {
  const raw = await seeds({ template: 'body-temperature-linear' });
  const remedied = await seeds({ template: 'body-temperature-linear', options: '{"feature":"distance"}' });
  const hidden = await seeds({ template: 'body-temperature' });
  const good = meanOf(remedied, 'accuracy');
  report('A16', 'logistic regression on T', 'near a coin’s', percent(raw), meanOf(raw, 'accuracy') < 0.65);
  report('A16', 'logistic regression on |T − 37|', 'works', percent(remedied), good > 0.85);
  report('A16', 'MLP of 8 on T', 'needs no remedy', percent(hidden), meanOf(hidden, 'accuracy') > good - 0.02);
  const income = await seeds({ template: 'income' });
  const log = await seeds({ template: 'income', options: '{"feature":"log"}' });
  report('A16', 'logistic regression on income, test loss', '', losses(income), true);
  report('A16', 'on log income, test loss', 'lower', losses(log), meanOf(log, 'loss') < meanOf(income, 'loss'));
}

async function small(): Promise<void> {
  const iris = await seeds({ template: 'first-mlp' });
  report('A2', 'train first-mlp', '≥ 93 %', percent(iris), meanOf(iris, 'accuracy') >= 0.93);
  const xorLinear = await seeds({ template: 'xor-linear' });
  report(
    'A10',
    'train xor-linear',
    '≤ 75 %',
    percent(xorLinear),
    Math.max(...xorLinear.map(({ accuracy }) => accuracy)) <= 0.75,
  );
  const xor = await seeds({ template: 'xor-learned' });
  report('A10', 'train xor-learned', '100 %', percent(xor), meanOf(xor, 'accuracy') === 1);
  const wide = await seeds({ template: 'curve-wide' });
  const deep = await seeds({ template: 'curve-deep' });
  report('A11', 'curve, one layer of 64 (193 parameters), test loss', '', losses(wide), true);
  report('A11', 'curve, two layers of 12 (193 parameters), test loss', '', losses(deep), true);
  await deeperOrWider();
}

/** The claim's own seeds, whose settings were chosen on others; all of them must be on one side. */
async function deeperOrWider(): Promise<void> {
  const file = join(folder, 'saw-deep.layerloom');
  await command(['new', 'saw-deep', '-o', file]);
  const { entries, verdict } = depthNumbers.parse(
    JSON.parse(await command(['explain', file, '--claim', 'depth-or-width', '--json'])),
  );
  for (const { budget, depth, width, median, losses: of } of entries) {
    const range = `${median.toFixed(4)} [${Math.min(...of).toFixed(4)}, ${Math.max(...of).toFixed(4)}]`;
    const what = `saw of 8 waves, at most ${budget} parameters: ${depth} × ${width}, median test loss [least, most]`;
    const decides = budget === 600 && depth === 4;
    report(
      'A11',
      what,
      decides ? 'every seed below every one of 1 layer' : '',
      range,
      !decides || verdict === 'deeper',
    );
  }
}

try {
  if (wanted('A16')) await monotone();
  if (only === undefined || ['A2', 'A10', 'A11'].includes(only)) await small();
  if (only === undefined || ['A1', 'A3', 'A17'].includes(only)) await fashion();
} finally {
  rmSync(folder, { recursive: true });
}
console.log(markdownTable(['row', 'what', 'expected', `measured, ${seedCount} seeds`, 'holds'], rows));
