import type { StateCreator } from 'zustand/vanilla';
import { datasetInfo } from '../../src-core/datasets/registry';
import type { DatasetRef } from '../../src-core/graph/document';
import { mixedRows } from '../../src-core/training/batches';
import type { SampleRef } from '../../src-core/training/view';
import type { PinnedSample, SampleSlice } from './sample-slice';
import type { AppState } from './state';

export const makeSampleSlice: StateCreator<AppState, [], [], SampleSlice> = (set, get) => ({
  pinned: null,
  tracing: false,
  pinSample(sample, { title = null, walk = null } = {}) {
    set({ pinned: { sample, title, walk, dataset: datasetKey(get().document.dataset) } });
  },
  stepSample(by) {
    const pinned = sampleOfNow(get());
    if (pinned === null || pinned.sample.kind !== 'row') return;
    const { sample, walk } = pinned;
    const count = walk?.rows.length ?? countOf(get().document.dataset, sample.split);
    const place = walk === null ? sample.row : walk.rows.indexOf(sample.row);
    const next = Math.max(0, Math.min(count - 1, place + by));
    get().pinSample({ ...sample, row: walk === null ? next : (walk.rows[next] ?? sample.row) }, { walk });
  },
  trace(tracing) {
    if (tracing !== get().tracing) set({ tracing });
  },
});

/** The row that is followed: the pinned one while its data are those of now, else the first; `null` without data. */
export function sampleOfNow({ pinned, document }: Pick<AppState, 'pinned' | 'document'>): PinnedSample | null {
  if (pinned !== null && pinned.dataset === datasetKey(document.dataset)) return pinned;
  const count = countOf(document.dataset, 'test');
  return count === 0 ? null : firstSample(datasetKey(document.dataset), count);
}

const countOf = (dataset: DatasetRef, split: 'train' | 'test'): number => {
  const info = datasetInfo(dataset);
  return (split === 'test' ? info?.testCount : info?.trainCount) ?? 0;
};

const datasetKey = ({ id, options }: DatasetRef): string => JSON.stringify([id, Object.entries(options).sort()]);

let newestFirst: PinnedSample | null = null;

/** The row that is followed where nobody chose one: that of the probe. The same data give the same object. */
function firstSample(dataset: string, testCount: number): PinnedSample {
  if (newestFirst?.dataset !== dataset) {
    const sample: SampleRef = { kind: 'row', split: 'test', row: mixedRows(testCount, 1)[0] ?? 0 };
    newestFirst = { sample, title: null, walk: null, dataset };
  }
  return newestFirst;
}
