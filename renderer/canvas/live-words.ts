import type { DatasetInfo } from '../../src-core/datasets/define-dataset';
import type { Shape } from '../../src-core/nodes/define-node';
import { saturatedAbove } from '../../src-core/training/node-figures';
import type { NodeSnapshot, Snapshot } from '../../src-core/training/protocol';
import { formatCount, formatShape, formatShort } from '../ui/format';
import { meanSize } from './sample-words';

/** The live line of a card: words, with one number that stands out. */
export interface LiveWords {
  readonly icon: string;
  readonly before: string;
  readonly number: string;
  readonly after: string;
}

/** Norms outside these are taken as a fault of the flow of gradients, not as an ordinary size. */
const vanishing = 1e-5;
const exploding = 1e2;

/** One plain word for the L2 norm of a gradient. */
export function gradientWord(norm: number): 'healthy' | 'vanishing' | 'exploding' {
  if (!Number.isFinite(norm) || norm > exploding) return 'exploding';
  return norm < vanishing ? 'vanishing' : 'healthy';
}

export interface CardFacts {
  readonly type: string;
  readonly input: Shape | null;
  readonly output: Shape | null;
}

/** What a node is doing now; `null` when the run knows nothing about it. */
export function liveWords(
  { type, input, output }: CardFacts,
  snapshot: NodeSnapshot | null,
  probe: Snapshot['probe'],
  dataset: DatasetInfo | null,
): LiveWords | null {
  if (type === 'input') return dataset === null ? null : words('database', dataWords(dataset));
  if (type === 'flatten' && input !== null && output !== null) {
    return words('arrow-right', `${formatShape(input)} to ${formatShape(output)}`);
  }
  if (type === 'softmax' && probe !== null && dataset !== null) return probeWords(probe, dataset);
  if (snapshot === null) return null;
  if (snapshot.dead !== null && output !== null) {
    const units = output.at(-1) ?? 0;
    const share = `${Math.round(snapshot.dead * 100)} % dead`;
    return {
      icon: 'power',
      before: '',
      number: share,
      after: `${Math.round(snapshot.dead * units)} of ${units} units`,
    };
  }
  const { saturated } = snapshot.figures;
  if (saturated !== null) {
    const share = `${Math.round(saturated * 100)} % saturated`;
    return { icon: 'power', before: '', number: share, after: `above ${saturatedAbove}` };
  }
  if (snapshot.gradient !== null) {
    const word = gradientWord(snapshot.gradient);
    return { icon: 'waves', before: 'gradient', number: formatShort(snapshot.gradient), after: word };
  }
  return { icon: 'waves', before: 'mean size', number: formatShort(snapshot.meanAbs), after: '' };
}

/** Of the followed row: how large its values are here. */
export function valueWords(values: Float32Array): LiveWords {
  const largest = values.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
  return {
    icon: 'waves',
    before: 'mean',
    number: formatShort(meanSize(values)),
    after: `largest ${formatShort(largest)}`,
  };
}

const words = (icon: string, text: string): LiveWords => ({ icon, before: text, number: '', after: '' });

function dataWords({ trainCount, testCount, unit, classes }: DatasetInfo): string {
  if (unit === 'points') return `${formatCount(trainCount)} train, ${formatCount(testCount)} test points`;
  const rows = `${formatCount(trainCount)} ${unit}`;
  return classes.length > 0 ? `${rows}, ${classes.length} classes` : rows;
}

function probeWords(probe: NonNullable<Snapshot['probe']>, dataset: DatasetInfo): LiveWords {
  const predicted = probe.output.indexOf(Math.max(...probe.output));
  return {
    icon: dataset.unit === 'images' ? 'image' : 'scan',
    before: `${dataset.unit.replace(/s$/, '')} ${formatCount(probe.index)}:`,
    number: dataset.classes[predicted] ?? String(predicted),
    after: '',
  };
}
