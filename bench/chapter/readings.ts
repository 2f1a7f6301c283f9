import { z } from 'zod';
import { command, newProject, withOptions } from './command';

/** Two-sided 95 % points of Student's t by degrees of freedom, 1 to 9. */
const student = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262];

const epochLine = z.object({
  kind: z.literal('epoch'),
  test: z.object({ loss: z.number(), accuracy: z.number().nullable() }),
});

export interface Reading {
  readonly accuracy: number;
  readonly loss: number;
}

export interface Setting {
  readonly template: string;
  /** Changes of the project's text before it is trained: options of its data set. */
  readonly options?: string;
  readonly flags?: readonly string[];
}

/** One run for each seed from 1 on. */
export async function readingsOf(setting: Setting, seeds: number): Promise<readonly Reading[]> {
  const readings: Reading[] = [];
  for (let seed = 1; seed <= seeds; seed++) readings.push(await trained(setting, seed));
  return readings;
}

/** Mean of the last three evaluated epochs of one run. */
async function trained({ template, options, flags = [] }: Setting, seed: number): Promise<Reading> {
  const file = await newProject(template);
  if (options !== undefined) await withOptions(file, options);
  const lines = (await command('train', file, '--seed', String(seed), '--json', ...flags)).trim().split('\n');
  const epochs = lines.slice(0, -1).map((line) => epochLine.parse(JSON.parse(line)).test);
  const last = epochs.slice(-3);
  const mean = (of: (test: (typeof last)[number]) => number): number =>
    last.reduce((sum, test) => sum + of(test), 0) / last.length;
  return { accuracy: mean(({ accuracy }) => accuracy ?? Number.NaN), loss: mean(({ loss }) => loss) };
}

function interval(values: readonly number[]): { mean: number; half: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
  const factor = student[Math.min(values.length - 2, student.length - 1)] ?? Number.POSITIVE_INFINITY;
  return { mean, half: (factor * Math.sqrt(variance)) / Math.sqrt(values.length) };
}

/** Mean accuracy with its interval over the seeds. */
export function percent(values: readonly Reading[]): string {
  const { mean, half } = interval(values.map(({ accuracy }) => accuracy));
  return `${(100 * mean).toFixed(1)} % ± ${(100 * half).toFixed(1)}`;
}

export function losses(values: readonly Reading[]): string {
  const { mean, half } = interval(values.map(({ loss }) => loss));
  return `${mean.toFixed(4)} ± ${half.toFixed(4)}`;
}

export function meanOf(values: readonly Reading[], of: keyof Reading): number {
  return interval(values.map((value) => value[of])).mean;
}

/** How far the mean falls from one setting to another, run for run of the same seed. */
export function fallOf(before: readonly Reading[], after: readonly Reading[]): { mean: number; words: string } {
  const { mean, half } = interval(before.map(({ accuracy }, seed) => accuracy - (after[seed]?.accuracy ?? Number.NaN)));
  return { mean, words: `${(100 * mean).toFixed(1)} points ± ${(100 * half).toFixed(1)}` };
}
