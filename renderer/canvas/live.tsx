import { createContext, type ReactNode, use, useMemo } from 'react';
import type { DatasetInfo } from '../../src-core/datasets/define-dataset';
import { datasetInfo, findDataset } from '../../src-core/datasets/registry';
import type { NodeId } from '../../src-core/ids';
import type { WeightValues } from '../../src-core/model/weights';
import type { TrainPlan } from '../../src-core/plan/plan';
import type { DatasetPreview, NodeSnapshot, Snapshot } from '../../src-core/training/protocol';
import { useApp } from '../store/create-store';
import { useDatasetPreview } from '../store/dataset-preview';
import { useShownWeights } from '../store/first-weights';
import { planOf } from '../store/plan-of-now';
import type { Plane } from '../store/plane';
import { shownSnapshot } from '../store/selectors';
import { usePlane } from '../store/use-plane';
import { type SampleValues, useFollowedSample } from '../store/use-sample';
import { useCalm } from './calm';
import { meanSize, sampleWords } from './sample-words';
import { UnitMapsProvider } from './unit-maps';

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
  /** Cards and wires show the values of one row. */
  readonly tracing: boolean;
  /** The pinned row with its values on every node, while it is shown. */
  readonly sample: SampleValues | null;
  /** What that row is called: "test image 9,003". */
  readonly traced: string | null;
  /** The points of data that lie in a plane: then cards show what their units make of it. */
  readonly plane: Plane | null;
  /** The node that answers, with how many numbers. */
  readonly head: { readonly node: NodeId; readonly units: number } | null;
}

const idle: Live = {
  running: false,
  nodes: null,
  probe: null,
  weights: new Map(),
  preview: null,
  dataset: null,
  datasetTitle: '',
  tracing: false,
  sample: null,
  traced: null,
  plane: null,
  head: null,
};

const LiveContext = createContext<Live>(idle);

export const useLive = (): Live => use(LiveContext);

/** Mean size of what flows out of a node: of the followed row, else of the probe; `null` where nothing flows. */
export function useFlow(from: NodeId | null): number | null {
  const { tracing, sample, nodes } = useLive();
  if (from === null) return null;
  const values = tracing ? sample?.values.get(from) : undefined;
  return values === undefined ? (nodes?.get(from)?.meanAbs ?? null) : meanSize(values);
}

export function LiveProvider({ children }: { children: ReactNode }) {
  const dataset = useApp(({ document }) => document.dataset);
  const running = useApp(({ run }) => run.phase === 'running');
  const snapshot = useCalm(useApp(shownSnapshot));
  const weights = useCalm(useShownWeights());
  const preview = useDatasetPreview(dataset);
  const points = usePlane(dataset);
  const plane = points?.info.shape[0] === 2 ? points : null;
  const tracing = useApp((state) => state.tracing);
  const sample = useFollowedSample(useApp(({ tracing, pinned }) => tracing || pinned !== null));
  const plan = useApp(({ analysis }) => planOf(analysis));
  const live = useMemo(
    (): Live => ({
      running,
      nodes: snapshot === null ? null : new Map(snapshot.nodes.map((node) => [node.node, node])),
      probe: snapshot?.probe ?? null,
      weights,
      preview,
      dataset: datasetInfo(dataset),
      datasetTitle: findDataset(dataset.id)?.title ?? dataset.id,
      tracing,
      sample,
      traced: sample === null ? null : sampleWords(sample.sample, datasetInfo(dataset)),
      plane,
      head: headOf(plan),
    }),
    [running, snapshot, weights, preview, dataset, tracing, sample, plane, plan],
  );
  return (
    <LiveContext value={live}>
      <UnitMapsProvider plane={plane}>{children}</UnitMapsProvider>
    </LiveContext>
  );
}

function headOf(plan: TrainPlan | null): Live['head'] {
  const head = plan?.operations[plan.output];
  return head === undefined ? null : { node: head.node, units: head.outputShape.at(-1) ?? 0 };
}
