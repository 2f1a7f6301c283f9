import { boldText } from '../../rich-text';
import { defaultTraining, type TrainSettings } from '../document';
import type { GraphFacts } from '../graph-facts';
import type { Problem } from '../problems';
import { usualRates } from '../usual-rates';

type NumberKey = {
  [Key in keyof TrainSettings]: TrainSettings[Key] extends number ? Key : never;
}[keyof TrainSettings];

interface Range {
  readonly key: NumberKey;
  readonly title: string;
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
  /** Whether the setting means anything beside the others; without it always. */
  readonly isUsed?: (training: TrainSettings) => boolean;
}

/** Between which bounds a run makes sense; the training form shows the same. */
export const trainingRanges: readonly Range[] = [
  { key: 'epochs', title: 'Epochs', min: 1, max: 10_000, whole: true },
  { key: 'batch', title: 'Batch size', min: 1, max: 65_536, whole: true },
  { key: 'learningRate', title: 'Learning rate', min: 1e-8, max: 100, whole: false },
  { key: 'momentum', title: 'Momentum', min: 0, max: 0.9999, whole: false },
  { key: 'weightDecay', title: 'Weight decay', min: 0, max: 1, whole: false },
  {
    key: 'scheduleEvery',
    title: 'Epochs between drops of the rate',
    min: 0.01,
    max: 10_000,
    whole: false,
    isUsed: ({ schedule }) => schedule === 'step',
  },
  {
    key: 'scheduleFactor',
    title: 'Factor of the schedule',
    min: 0.001,
    max: 1,
    whole: false,
    isUsed: ({ schedule }) => schedule === 'step' || schedule === 'exponential',
  },
  {
    key: 'warmup',
    title: 'Warm-up epochs',
    min: 0,
    max: 10_000,
    whole: false,
    isUsed: ({ schedule }) => schedule === 'warmup-cosine',
  },
  {
    key: 'clipLimit',
    title: 'Clipping limit',
    min: 1e-6,
    max: 1e6,
    whole: false,
    isUsed: ({ clipping }) => clipping !== 'off',
  },
  { key: 'l1', title: 'L1', min: 0, max: 10, whole: false },
  { key: 'l2', title: 'L2', min: 0, max: 10, whole: false },
  {
    key: 'patience',
    title: 'Patience',
    min: 1,
    max: 10_000,
    whole: true,
    isUsed: ({ earlyStopping }) => earlyStopping,
  },
  {
    key: 'minDelta',
    title: 'Least improvement',
    min: 0,
    max: 1000,
    whole: false,
    isUsed: ({ earlyStopping }) => earlyStopping,
  },
];

/** Data that are not known, and training settings out of range. */
export function settingProblems(facts: GraphFacts): readonly Problem[] {
  const { training } = facts.document;
  return [...dataProblems(facts), ...trainingRanges.flatMap((range) => rangeProblem(range, training))];
}

function dataProblems(facts: GraphFacts): readonly Problem[] {
  if (facts.data) return [];
  return [
    {
      code: 'data.unknown',
      severity: 'error',
      nodes: facts.sources,
      edges: [],
      message: `The data ${boldText(facts.dataTitle)} are not known here, or not with these options.`,
      badge: 'data not known',
      fixes: [
        {
          title: 'Use Fashion-MNIST',
          icon: 'database',
          change: { kind: 'set-dataset', dataset: { id: 'fashion-mnist', options: {} } },
        },
      ],
    },
  ];
}

function rangeProblem(range: Range, training: TrainSettings): readonly Problem[] {
  const { key, title, min, max, whole } = range;
  const value = training[key];
  if (range.isUsed?.(training) === false) return [];
  if (value >= min && value <= max && (!whole || Number.isInteger(value))) return [];
  const good = goodValue(range, training);
  return [
    {
      code: 'training.invalid',
      severity: 'error',
      nodes: [],
      edges: [],
      message: `${boldText(title)} is ${numberText(value)}; it must be ${whole ? 'a whole number' : 'a number'} from ${numberText(min)} to ${numberText(max)}.`,
      badge: 'out of range',
      fixes: [
        {
          title: `Set to ${numberText(good)}`,
          icon: 'pencil',
          change: { kind: 'set-training', training: { [key]: good } },
        },
      ],
    },
  ];
}

/** The nearest that is allowed; of a learning rate the nearest that is usual, as the least allowed trains nothing. */
function goodValue({ key, min, max, whole }: Range, training: TrainSettings): number {
  const value = training[key];
  if (!Number.isFinite(value)) return defaultTraining[key];
  const usual = usualRates[training.optimizer];
  const [low, high] = key === 'learningRate' ? [usual.low, usual.high] : [min, max];
  return Math.min(Math.max(whole ? Math.round(value) : value, low), high);
}

export function numberText(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 8 }).replace('-', '−');
}
