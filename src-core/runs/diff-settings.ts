import { findDataset } from '../datasets/registry';
import type { DatasetRef, GraphDocument, TrainSettings } from '../graph/document';
import { isEqual } from '../graph/reuse';
import type { Field, ParamRecord } from '../nodes/define-node';
import { valueText } from './value-text';

export interface SettingChange {
  /** In full, "Learning rate". */
  readonly title: string;
  /** In short, "lr"; empty where the values speak for themselves: "SGD → Adam". */
  readonly short: string;
  readonly from: string;
  readonly to: string;
}

const names: Readonly<Record<string, readonly [title: string, short: string]>> = {
  learningRate: ['Learning rate', 'lr'],
  optimizer: ['Optimizer', ''],
  batch: ['Batch size', 'batch'],
  weightDecay: ['Weight decay', 'decay'],
  l1: ['L1', 'L1'],
  l2: ['L2', 'L2'],
  clipLimit: ['Clipping limit', 'clip'],
};

const optimizers: Readonly<Record<string, string>> = {
  sgd: 'SGD',
  momentum: 'momentum',
  nesterov: 'Nesterov',
  rmsprop: 'RMSProp',
  adam: 'Adam',
  adamw: 'AdamW',
  adagrad: 'Adagrad',
};

/** Data, seed and training settings that differ. */
export function settingChanges(before: GraphDocument, after: GraphDocument): readonly SettingChange[] {
  return [
    ...trainingChanges(before, after),
    ...seedChange(before, after),
    ...dataChanges(before.dataset, after.dataset),
  ];
}

/** Parts of both documents that are the same, for "Same: data, seed, batch". */
export function sameSettings(before: GraphDocument, after: GraphDocument): readonly string[] {
  const training = new Set(trainingChanges(before, after).map(({ title }) => title));
  return [
    ...(isEqual(before.dataset, after.dataset) ? ['data'] : []),
    ...(before.seed === after.seed ? ['seed'] : []),
    ...['Optimizer', 'Learning rate', 'Batch size', 'Epochs', 'Loss']
      .filter((title) => !training.has(title))
      .map((title) => title.toLowerCase()),
  ];
}

function trainingChanges(
  { training: one }: GraphDocument,
  { training: other }: GraphDocument,
): readonly SettingChange[] {
  const [before, after] = [
    new Map<string, unknown>(Object.entries(one)),
    new Map<string, unknown>(Object.entries(other)),
  ];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((key) => !isEqual(before.get(key), after.get(key)))
    .filter((key) => isUsed(key, one) || isUsed(key, other))
    .map((key) => {
      const [title, short] = names[key] ?? [titleOf(key), titleOf(key).toLowerCase()];
      const text = (value: unknown): string =>
        key === 'optimizer' ? (optimizers[String(value)] ?? valueText(value)) : valueText(value);
      return { title, short, from: text(before.get(key)), to: text(after.get(key)) };
    });
}

/** A momentum of 0.9 or 0.5 makes no difference to Adam. */
function isUsed(key: string, training: TrainSettings): boolean {
  return uses[key]?.(training) ?? true;
}

const uses: Readonly<Record<string, (training: TrainSettings) => boolean>> = {
  momentum: ({ optimizer }) => optimizer === 'momentum' || optimizer === 'nesterov',
  weightDecay: ({ optimizer }) => optimizer === 'adamw',
  scheduleEvery: ({ schedule }) => schedule === 'step',
  scheduleFactor: ({ schedule }) => schedule === 'step' || schedule === 'exponential',
  warmup: ({ schedule }) => schedule === 'warmup-cosine',
  clipLimit: ({ clipping }) => clipping !== 'off',
  patience: ({ earlyStopping }) => earlyStopping,
  minDelta: ({ earlyStopping }) => earlyStopping,
  restoreBest: ({ earlyStopping }) => earlyStopping,
};

function seedChange({ seed: from }: GraphDocument, { seed: to }: GraphDocument): readonly SettingChange[] {
  return from === to ? [] : [{ title: 'Seed', short: 'seed', from: String(from), to: String(to) }];
}

function dataChanges(before: DatasetRef, after: DatasetRef): readonly SettingChange[] {
  const definition = findDataset(after.id);
  if (before.id !== after.id) {
    const title = (id: string): string => findDataset(id)?.title ?? id;
    return [{ title: 'Data', short: 'data', from: title(before.id), to: title(after.id) }];
  }
  const fields: readonly Field<ParamRecord>[] = definition?.fields ?? [];
  const [one, other]: readonly ParamRecord[] = [
    { ...definition?.defaults, ...before.options },
    { ...definition?.defaults, ...after.options },
  ];
  return Object.keys({ ...one, ...other })
    .filter((key) => one?.[key] !== other?.[key])
    .map((key) => {
      const label = fields.find((field) => field.key === key)?.label ?? titleOf(key);
      const short = `data ${label.toLowerCase()}`;
      return { title: `Data, ${label.toLowerCase()}`, short, from: valueText(one?.[key]), to: valueText(other?.[key]) };
    });
}

/** `gradientClip` as "Gradient clip". */
function titleOf(key: string): string {
  const words = key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
