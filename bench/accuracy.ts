import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type Spread, spreadOf } from './measure';

/** What the chapter's networks reach, trained by the command line on the fused engine. */
export interface AccuracyResult {
  readonly id: Setting['id'];
  readonly title: string;
  /** Mean test accuracy of the last three epochs, over the seeds, in 0..1. */
  readonly accuracy: Spread;
  /** Test rows of each accuracy. */
  readonly rows: number;
  readonly seeds: number;
  /** Mean training loss of the last epoch, over the seeds. */
  readonly loss: Spread;
}

interface Setting {
  readonly id: 'a1' | 'a3' | 'a3-adam';
  readonly title: string;
  readonly template: string;
  readonly flags: readonly string[];
}

const asInTheChapter = ['--epochs', '10', '--batch', '256'];
const sgd = [...asInTheChapter, '--optimizer', 'sgd', '--lr', '0.1'];
const adam = [...asInTheChapter, '--optimizer', 'adam', '--lr', '0.001'];
const settings: readonly Setting[] = [
  { id: 'a1', title: 'A1, softmax regression, SGD 0.1', template: 'softmax-regression', flags: sgd },
  { id: 'a3', title: 'A3, 784-256-10, SGD 0.1', template: 'fashion-mlp', flags: sgd },
  { id: 'a3-adam', title: 'A3, 784-256-10, Adam 0.001', template: 'fashion-mlp', flags: adam },
];

/** Single epochs swing by two points. */
const lastEpochs = 3;
/** Of Fashion-MNIST's test split. */
const rows = 10_000;

const epochSchema = z.object({
  kind: z.literal('epoch'),
  train: z.object({ loss: z.number() }),
  test: z.object({ accuracy: z.number() }),
});

/** Trains each setting with seeds 1, 2, …, in a process each; deterministic, so a busy machine does not matter. */
export function measureAccuracy(seeds: number, say: (line: string) => void): readonly AccuracyResult[] {
  const folder = mkdtempSync(join(tmpdir(), 'layerloom-bench-'));
  try {
    return settings.map(({ id, title, template, flags }) => {
      const project = join(folder, `${id}.layerloom`);
      layerloom(['new', template, '-o', project]);
      const runs = Array.from({ length: seeds }, (_, index) => {
        const seed = String(index + 1);
        say(`accuracy: ${title}, seed ${seed}`);
        return trainOnce(['train', project, ...flags, '--seed', seed, '--engine', 'fused', '--json']);
      });
      const accuracy = spreadOf(runs.map((run) => run.accuracy));
      return { id, title, accuracy, rows, seeds, loss: spreadOf(runs.map(({ loss }) => loss)) };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function trainOnce(args: readonly string[]): { readonly accuracy: number; readonly loss: number } {
  const epochs = layerloom(args)
    .split('\n')
    .flatMap((line) => {
      const epoch = line.startsWith('{') ? epochSchema.safeParse(JSON.parse(line)) : null;
      return epoch?.success ? [epoch.data] : [];
    });
  const last = epochs.slice(-lastEpochs);
  const accuracy = last.reduce((sum, { test }) => sum + test.accuracy, 0) / last.length;
  return { accuracy, loss: epochs.at(-1)?.train.loss ?? Number.NaN };
}

function layerloom(args: readonly string[]): string {
  const main = fileURLToPath(new URL('../cli/main.ts', import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', main, ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`layerloom ${args.join(' ')}: ${stderr.trim()}`);
  return stdout;
}
