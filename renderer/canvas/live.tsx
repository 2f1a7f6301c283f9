import { createContext, type ReactNode, use, useMemo } from 'react';
import type { DatasetInfo } from '../../src-core/datasets/define-dataset';
import { datasetInfo, findDataset } from '../../src-core/datasets/registry';
import type { NodeId } from '../../src-core/ids';
import type { WeightValues } from '../../src-core/model/weights';
import type { DatasetPreview, NodeSnapshot, Snapshot } from '../../src-core/training/protocol';
import { useApp } from '../store/create-store';
import { useDatasetPreview } from '../store/dataset-preview';
import { useShownWeights } from '../store/first-weights';
import { shownSnapshot } from '../store/selectors';
import { useCalm } from './calm';

/** What moves while a network trains, calmed to four times a second, for every card and wire of the canvas. */
export interface Live {
  readonly running: boolean;
  /** Per node, of the newest snapshot; `null` before a run. */
  readonly nodes: ReadonlyMap<NodeId, NodeSnapshot> | null;
  readonly probe: Snapshot['probe'];
  readonly weights: ReadonlyMap<NodeId, readonly WeightValues[]>;
  readonly preview: DatasetPreview | null;
  readonly dataset: DatasetInfo | null;
  readonly datasetTitle: string;
}

const idle: Live = {
  running: false,
  nodes: null,
  probe: null,
  weights: new Map(),
  preview: null,
  dataset: null,
  datasetTitle: '',
};

const LiveContext = createContext<Live>(idle);

export const useLive = (): Live => use(LiveContext);

export function LiveProvider({ children }: { children: ReactNode }) {
  const dataset = useApp(({ document }) => document.dataset);
  const running = useApp(({ run }) => run.phase === 'running');
  const snapshot = useCalm(useApp(shownSnapshot));
  const weights = useCalm(useShownWeights());
  const preview = useDatasetPreview(dataset);
  const live = useMemo(
    (): Live => ({
      running,
      nodes: snapshot === null ? null : new Map(snapshot.nodes.map((node) => [node.node, node])),
      probe: snapshot?.probe ?? null,
      weights,
      preview,
      dataset: datasetInfo(dataset),
      datasetTitle: findDataset(dataset.id)?.title ?? dataset.id,
    }),
    [running, snapshot, weights, preview, dataset],
  );
  return <LiveContext value={live}>{children}</LiveContext>;
}
