import { z } from 'zod';
import type { DatasetRef } from '../graph/document';
import { fail, ok } from '../result';
import { sawWaves } from '../templates/saw';
import { type ClaimContext, defineClaim, type Measurement } from './define-claim';
import { rivalOf } from './own-mlp';
import { trainNetwork } from './train-network';
import { count } from './words';

/** Parameters that a network may have at most. */
const budgets = [150, 300, 600] as const;
const depths = [1, 2, 3, 4] as const;

/**
 * Chosen by trying other seeds (101 to 103) at the largest budget, before those that are measured, which begin at 1, were
 * looked at.
 */
const training = { epochs: 300, batch: 20, optimizer: 'adam', learningRate: 0.005, schedule: 'cosine' } as const;

/** One shape of network, trained from several seeds. */
export interface DepthEntry {
  readonly depth: number;
  readonly width: number;
  readonly budget: number;
  readonly parameters: number;
  /** Mean squared error on the test points by seed, in the order of the seeds. */
  readonly losses: readonly number[];
  readonly median: number;
}

export interface DepthMeasurement extends Measurement<'depth-or-width'> {
  readonly data: 'saw' | 'own';
  readonly entries: readonly DepthEntry[];
  readonly budgets: readonly number[];
  readonly seeds: number;
  readonly n: number;
  /** At the largest budget every seed of the deepest is below every seed of the shallowest, or the other way round. */
  readonly verdict: 'deeper' | 'wider' | 'neither';
}

const defaults: { readonly data: 'saw' | 'own'; readonly seeds: number } = { data: 'saw', seeds: 5 };

/** (4.1.1.2): "we can approximate many functions much more compactly by using deeper (vs wider) networks". */
export const depthOrWidth = defineClaim({
  id: 'depth-or-width',
  title: 'Deeper or wider',
  section: '4.1.1.2',
  icon: 'layers',
  says: 'Any continuous function on an interval can be approximated with enough hidden units in one layer. **Many functions need far fewer in a deeper network**: each layer folds the folds of the one before it.',
  wants: 'the data set Curve',
  trains:
    'Trains 60 small networks on a curve: 1 to 4 hidden layers of ReLU, with at most 150, 300 and 600 parameters, from 5 seeds each. That takes about half a minute.',
  options: z.object({ data: z.enum(['saw', 'own']), seeds: z.int().min(2).max(9) }),
  defaults,
  invitedBy: ({ plan }) =>
    plan.dataset.id === 'curve'
      ? {
          strength: 0.65,
          reason: 'One curve and a fixed number of parameters: which is better, a wide layer or several narrow ones?',
          nodes: plan.operations[0] ? [plan.operations[0].node] : [],
        }
      : null,
  measure: async (context, { data, seeds }) => {
    const { plan } = context;
    if (data === 'own' && plan.dataset.id !== 'curve') return fail('Choose the data set Curve, or measure on the saw.');
    const dataset: DatasetRef =
      data === 'own'
        ? plan.dataset
        : { id: 'curve', options: { kind: 'formula', formula: sawWaves, noise: 0, size: 1500, seed: 7 } };
    const shapes = budgets.flatMap((budget) => depths.map((depth) => ({ depth, budget })));
    const entries: DepthEntry[] = [];
    let n = 0;
    for (const [index, shape] of shapes.entries()) {
      const entry = await measureShape(
        context,
        dataset,
        { ...shape, seeds },
        (share) => (index + share) / shapes.length,
      );
      if (!entry.ok) return entry;
      n = entry.value.n;
      entries.push(entry.value.entry);
    }
    return ok(describe(entries, { data, seeds, n }));
  },
});

interface Shape {
  readonly depth: number;
  readonly budget: number;
  readonly seeds: number;
}

async function measureShape(
  { training: host, progress }: ClaimContext,
  dataset: DatasetRef,
  { depth, budget, seeds }: Shape,
  overall: (share: number) => number,
) {
  const width = widthFor(budget, depth);
  const losses: number[] = [];
  let [parameters, n] = [0, 0];
  const name = `${count(depth, 'layer')} of ${count(width, 'unit')}`;
  for (let seed = 1; seed <= seeds; seed++) {
    const hidden = Array.from({ length: depth }, () => width);
    const document = rivalOf({ name, dataset, training, seed, hidden, units: 1, head: 'linear' });
    const trained = await trainNetwork(host, document, (share) =>
      progress(`${name}, seed ${seed} of ${seeds}`, overall((seed - 1 + share) / seeds)),
    );
    if (!trained.ok) return trained;
    losses.push(trained.value.loss);
    parameters = trained.value.parameters;
    n = trained.value.n;
  }
  return ok({ n, entry: { depth, width, budget, parameters, losses, median: medianOf(losses) } satisfies DepthEntry });
}

/** The most units a layer with which d layers and an output have no more than so many parameters: 1 → w → … → w → 1. */
export function widthFor(budget: number, depth: number): number {
  let width = 1;
  const parametersOf = (units: number): number => 2 * units + (depth - 1) * (units * units + units) + units + 1;
  while (parametersOf(width + 1) <= budget) width += 1;
  return width;
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

function verdictOf(entries: readonly DepthEntry[]): DepthMeasurement['verdict'] {
  const largest = Math.max(...entries.map(({ budget }) => budget));
  const at = (depth: number): readonly number[] =>
    entries.find((entry) => entry.budget === largest && entry.depth === depth)?.losses ?? [];
  const [shallow, deep] = [at(depths[0]), at(depths.at(-1) ?? 1)];
  if (Math.max(...deep) < Math.min(...shallow)) return 'deeper';
  return Math.max(...shallow) < Math.min(...deep) ? 'wider' : 'neither';
}

function describe(
  entries: readonly DepthEntry[],
  { data, seeds, n }: Pick<DepthMeasurement, 'data' | 'seeds' | 'n'>,
): DepthMeasurement {
  const verdict = verdictOf(entries);
  const range = ({ losses, median }: DepthEntry): string =>
    `${median.toFixed(4)} (${Math.min(...losses).toFixed(4)} to ${Math.max(...losses).toFixed(4)})`;
  return {
    claim: 'depth-or-width',
    words: [
      `Mean squared error on ${count(n)} test points ${data === 'saw' ? 'of a saw with 8 waves' : 'of this curve'}: median of ${count(seeds, 'seed')}, least to largest.`,
      ...entries.map(
        (entry) =>
          `At most ${count(entry.budget)} parameters, ${count(entry.depth, 'layer')} of ${count(entry.width, 'unit')} (${count(entry.parameters)}): ${range(entry)}.`,
      ),
      verdictWords(verdict, seeds),
      'This is what training found, not what such a network could be at best.',
    ],
    numbers: { data, seeds, n, entries, verdict },
    data,
    entries,
    budgets,
    seeds,
    n,
    verdict,
  };
}

function verdictWords(verdict: DepthMeasurement['verdict'], seeds: number): string {
  const [first, last] = [depths[0], depths.at(-1) ?? 1];
  if (verdict === 'neither')
    return `With the most parameters ${last} layers and ${first} are **not distinguishable** from ${count(seeds, 'seed')}.`;
  const [better, worse] = verdict === 'deeper' ? [last, first] : [first, last];
  return `With the most parameters every seed of ${count(better, 'layer')} is below every seed of ${count(worse, 'layer')}: **${verdict} is better** on this curve.`;
}
