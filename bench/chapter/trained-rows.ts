import { z } from 'zod';
import { explained, newProject } from './command';
import { fallOf, losses, meanOf, percent, type Reading, readingsOf, type Setting } from './readings';
import type { ProofTable } from './table';

/** Rows that are what training comes to: A1, A2, A3, A10, A11, A16, A17. */
export interface TrainedRows {
  readonly seeds: number;
  readonly table: ProofTable;
  wanted(row: string): boolean;
}

export async function measureTrainedRows(rows: TrainedRows): Promise<void> {
  if (rows.wanted('A2') || rows.wanted('A10')) await small(rows);
  if (rows.wanted('A11')) await deeperOrWider(rows);
  if (rows.wanted('A16')) await monotone(rows);
  if (rows.wanted('A1') || rows.wanted('A3') || rows.wanted('A17')) await fashion(rows);
}

async function fashion(rows: TrainedRows): Promise<void> {
  const { table, seeds, wanted } = rows;
  const linear = await readingsOf({ template: 'softmax-regression' }, seeds);
  const linearMean = meanOf(linear, 'accuracy');
  table.report({
    row: 'A1',
    what: 'train softmax-regression',
    expected: '≥ 82.5 %',
    measured: percent(linear),
    holds: linearMean >= 0.825,
  });
  if (wanted('A3')) {
    const hidden = await readingsOf({ template: 'fashion-mlp' }, seeds);
    const mean = meanOf(hidden, 'accuracy');
    const what = 'train fashion-mlp';
    table.report({
      row: 'A3',
      what,
      expected: '≥ 84 % and above A1',
      measured: percent(hidden),
      holds: mean >= 0.84 && mean > linearMean,
    });
    const flags = ['--optimizer', 'adam', '--lr', '0.001'];
    const adam = await readingsOf({ template: 'fashion-mlp', flags }, seeds);
    table.report({
      row: 'A3',
      what: `${what} ${flags.join(' ')}`,
      expected: '≥ 87.5 %',
      measured: percent(adam),
      holds: meanOf(adam, 'accuracy') >= 0.875,
    });
  }
  if (wanted('A17')) await halfInverted(rows, linear);
}

async function halfInverted({ table, seeds }: TrainedRows, linear: readonly Reading[]): Promise<void> {
  const plain = await readingsOf({ template: 'half-inverted', options: '{"share":0,"seed":7}' }, seeds);
  const linearHalf = await readingsOf({ template: 'half-inverted-linear' }, seeds);
  const mlpHalf = await readingsOf({ template: 'half-inverted' }, seeds);
  const fall = fallOf(linear, linearHalf);
  const mlpFall = fallOf(plain, mlpHalf);
  table.report({
    row: 'A17',
    what: 'softmax regression, plain → half inverted',
    expected: 'falls far',
    measured: `${percent(linear)} → ${percent(linearHalf)}: by ${fall.words}`,
    holds: fall.mean > 0.1,
  });
  table.report({
    row: 'A17',
    what: 'MLP of 256, plain → half inverted',
    expected: 'falls far less',
    measured: `${percent(plain)} → ${percent(mlpHalf)}: by ${mlpFall.words}`,
    holds: mlpFall.mean < fall.mean / 3,
  });
}

async function monotone({ table, seeds }: TrainedRows): Promise<void> {
  const read = (template: string, options?: string): Promise<readonly Reading[]> =>
    readingsOf({ template, ...(options !== undefined && { options }) } satisfies Setting, seeds);
  const raw = await read('body-temperature-linear');
  const remedied = await read('body-temperature-linear', '{"feature":"distance"}');
  const hidden = await read('body-temperature');
  const good = meanOf(remedied, 'accuracy');
  const report = (what: string, expected: string, measured: string, holds: boolean): void =>
    table.report({ row: 'A16', what, expected, measured, holds });
  report('logistic regression on T', 'near a coin’s', percent(raw), meanOf(raw, 'accuracy') < 0.65);
  report('logistic regression on |T − 37|', 'works', percent(remedied), good > 0.85);
  report('MLP of 8 on T', 'needs no remedy', percent(hidden), meanOf(hidden, 'accuracy') > good - 0.02);
  const income = await read('income');
  const log = await read('income', '{"feature":"log"}');
  report('logistic regression on income, test loss', '', losses(income), true);
  report('on log income, test loss', 'lower', losses(log), meanOf(log, 'loss') < meanOf(income, 'loss'));
}

async function small({ table, seeds }: TrainedRows): Promise<void> {
  const iris = await readingsOf({ template: 'first-mlp' }, seeds);
  table.report({
    row: 'A2',
    what: 'train first-mlp',
    expected: '≥ 93 %',
    measured: percent(iris),
    holds: meanOf(iris, 'accuracy') >= 0.93,
  });
  const linear = await readingsOf({ template: 'xor-linear' }, seeds);
  table.report({
    row: 'A10',
    what: 'train xor-linear',
    expected: '≤ 75 %',
    measured: percent(linear),
    holds: linear.every(({ accuracy }) => accuracy <= 0.75),
  });
  const learned = await readingsOf({ template: 'xor-learned' }, seeds);
  table.report({
    row: 'A10',
    what: 'train xor-learned',
    expected: '100 %',
    measured: percent(learned),
    holds: meanOf(learned, 'accuracy') === 1,
  });
}

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

/** The claim's own seeds, whose settings were chosen on others; all of them must be on one side. */
async function deeperOrWider({ table }: TrainedRows): Promise<void> {
  const { entries, verdict } = await explained(depthNumbers, await newProject('saw-deep'), 'depth-or-width');
  for (const { budget, depth, width, median, losses: of } of entries) {
    const range = `${median.toFixed(4)} [${Math.min(...of).toFixed(4)}, ${Math.max(...of).toFixed(4)}]`;
    const decides = budget === 600 && depth === 4;
    table.report({
      row: 'A11',
      what: `saw of 8 waves, at most ${budget} parameters: ${depth} × ${width}, median test loss [least, most]`,
      expected: decides ? 'every seed below every one of 1 layer' : '',
      measured: range,
      holds: !decides || verdict === 'deeper',
    });
  }
}
