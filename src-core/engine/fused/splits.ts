import type { Split } from '../../datasets/define-dataset';
import type { MemoryLayout } from './memory-layout';

/** Where the rows of one split lie, as they are stored. */
export interface SplitPlace {
  readonly split: Split;
  readonly features: number;
  /** float32, whatever they are stored as. */
  readonly labels: number;
}

export function placeSplit(split: Split, layout: MemoryLayout): SplitPlace {
  return { split, features: layout.take(split.features.byteLength), labels: layout.takeFloats(split.labels.length) };
}

/** Labels of one row. */
export function labelWidth({ labels, count }: Split): number {
  return count === 0 ? 1 : labels.length / count;
}
