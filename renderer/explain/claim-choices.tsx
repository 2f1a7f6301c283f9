import type { ComponentType } from 'react';
import type { ClaimId } from '../../src-core/explain/registry';
import { useApp } from '../store/create-store';
import { Segment } from '../ui/segment';

const epochs = ['1', '3', '10'] as const;

/** How long the four networks are trained. */
function EpochsChoice() {
  const explain = useApp((state) => state.explain);
  const chosen = useApp(({ explained }) => explained.options.epochs ?? 10);
  return (
    <div className="claim-actions">
      <span className="s12t t2">Epochs</span>
      <Segment
        label="Epochs"
        value={epochs.find((each) => Number(each) === chosen) ?? '10'}
        options={epochs.map((value) => ({ value, label: value }))}
        onChange={(value) => explain('inverted-images', { epochs: Number(value) })}
      />
    </div>
  );
}

/** On which curve deep and wide networks are compared: the network's own, where it has one. */
function CurveChoice() {
  const explain = useApp((state) => state.explain);
  const chosen = useApp(({ explained }) => explained.options.data);
  const isCurve = useApp(({ document }) => document.dataset.id === 'curve');
  if (!isCurve) return null;
  return (
    <div className="claim-actions">
      <span className="s12t t2">Curve</span>
      <Segment
        label="Curve"
        value={chosen === 'own' ? 'own' : 'saw'}
        options={[
          { value: 'saw', label: 'Saw of 8 waves' },
          { value: 'own', label: 'This curve' },
        ]}
        onChange={(data) => explain('depth-or-width', { data })}
      />
    </div>
  );
}

/**
 * What can be chosen of a claim that trains networks of its own. It waits for its button: what was chosen is not yet what
 * was measured, and so this is no part of the claim's view.
 */
export const claimChoices: Readonly<Partial<Record<ClaimId, ComponentType>>> = {
  'inverted-images': EpochsChoice,
  'depth-or-width': CurveChoice,
};
