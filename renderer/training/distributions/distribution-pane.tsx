import { create } from 'zustand';
import type { NodeId } from '../../../src-core/ids';
import type { PlanOperation, TrainPlan } from '../../../src-core/plan/plan';
import type { Spread } from '../../../src-core/training/view';
import { useApp } from '../../store/create-store';
import { stepsToSee } from '../../store/distribution-feed';
import { useDistributions } from '../../store/distributions';
import { formatCount } from '../../ui/format';
import { Segment } from '../../ui/segment';
import { DistributionPlot } from './distribution-plot';
import { LayerChooser } from './layer-chooser';

interface DistributionView {
  readonly of: Spread;
  /** The layer that was chosen here; a card that is selected on the canvas goes before it. */
  readonly layer: NodeId | null;
  set(change: Partial<Omit<DistributionView, 'set'>>): void;
}

const useDistributionView = create<DistributionView>()((set) => ({
  of: 'weights',
  layer: null,
  set: (change) => set(change),
}));

const kinds = [
  { value: 'weights', label: 'Weights' },
  { value: 'outputs', label: 'Outputs' },
  { value: 'gradients', label: 'Gradients' },
] as const;

const hasWeights = ({ weights }: PlanOperation): boolean => weights.some(({ trainable }) => trainable);

/** How a layer's weights, outputs or gradients are spread, and how that changed with the epochs. */
export function DistributionPane() {
  const plan = useApp(({ run }) => run.plan);
  const { of, layer, set } = useDistributionView();
  const selected = useApp(({ selectedNodes }) => (selectedNodes.size === 1 ? ([...selectedNodes][0] ?? null) : null));
  const shown = layerOf(plan, [selected, layer]);
  const kept = useApp(({ run }) => run.kept);
  const known = useDistributions(shown?.node ?? null, of);
  const without = shown !== null && of !== 'outputs' && !hasWeights(shown);
  const wanted = stepsToSee(kept).length;
  return (
    <div className="col grow curve-col distribution-col">
      <div className="plot-h">
        <b>Distribution</b>
        {plan === null || shown === null ? null : (
          <LayerChooser plan={plan} shown={shown} onChoose={(node) => set({ layer: node })} />
        )}
        <span className="sp" />
        <Segment label="Of what" value={of} options={kinds} onChange={(value) => set({ of: value })} />
      </div>
      {without ? (
        <p className="s12t t2">
          {shown.title} has no weights that learn. Its outputs are what it does: choose Outputs, or another layer.
        </p>
      ) : kept.length === 0 ? (
        <p className="s12t t2">It comes with the first steps of training: the weights of some steps are kept.</p>
      ) : (
        <DistributionPlot known={known} title={shown?.title ?? ''} of={of} />
      )}
      {without || known.size >= wanted ? null : (
        <span className="t3 s11t tn looking" role="status">
          looking: {formatCount(known.size)} of {formatCount(wanted)}
        </span>
      )}
    </div>
  );
}

/** The first of these that the run computes, else its first layer with weights. */
function layerOf(plan: TrainPlan | null, wanted: readonly (NodeId | null)[]): PlanOperation | null {
  const operations = plan?.operations ?? [];
  const found = wanted.map((node) => operations.find((operation) => operation.node === node)).find(Boolean);
  return found ?? operations.find(hasWeights) ?? operations[0] ?? null;
}
