import { useMemo, useState } from 'react';
import type { GraphNode } from '../../src-core/graph/document';
import { findActivationFunction } from '../../src-core/nodes/activation-functions';
import { useApp } from '../store/create-store';
import { useShownWeights } from '../store/first-weights';
import { shownSnapshot } from '../store/selectors';
import { Button } from '../ui/button';
import { formatShort } from '../ui/format';
import { Key } from '../ui/key';
import { toNumberText } from '../ui/number-text';
import { SelectField } from '../ui/select-field';
import { BenchPlot, readout } from './bench-plot';
import { largestSlope, overlaysFor } from './overlays';

/** An activation's function and derivative over the histogram of what this very node gets. */
export function Bench({ node }: { node: GraphNode }) {
  const chosen = node.params.function;
  const activation = typeof chosen === 'string' ? findActivationFunction(chosen) : null;
  const slope = useSlope(node);
  const histogram = useApp(
    (state) => shownSnapshot(state)?.nodes.find((one) => one.node === node.id)?.histogram ?? null,
  );
  const overlays = useMemo(() => overlaysFor(String(chosen), slope), [chosen, slope]);
  const [compared, setCompared] = useState('');
  const openDialog = useApp((state) => state.openDialog);
  if (activation === null) return null;
  const overlay = overlays.find(({ id }) => id === compared) ?? null;
  const largest = largestSlope(activation, slope);
  return (
    <div className="sec">
      <h3>
        Bench<small>{node.params.function === 'prelu' ? `α now ${formatShort(slope)}` : '−8 to 8'}</small>
      </h3>
      <div className="row g12 bench-key">
        <Key line="s-f">
          <i>f</i> (<i>x</i>)
        </Key>
        <Key line="s-df">
          <i>f</i> ′(<i>x</i>)
        </Key>
        <span className="sp" />
        {histogram === null ? null : (
          <span className="key" title="Histogram of what goes into this node, on test rows">
            <svg viewBox="0 0 16 8" aria-hidden="true">
              <rect className="hist neg" x="0" y="0" width="7" height="8" />
              <rect className="hist" x="9" y="0" width="7" height="8" />
            </svg>
            this node now
          </span>
        )}
      </div>
      <BenchPlot activation={activation} slope={slope} histogram={histogram} overlay={overlay} />
      <dl className="kv bench-facts">
        <dt>
          Largest <i>f</i> ′
        </dt>
        <dd>
          {readout(largest.slope)} <small>at {toNumberText(largest.at)}</small>
        </dd>
        {overlay === null ? null : (
          <>
            <dt>Apart by at most</dt>
            <dd>
              {readout(overlay.apart)} <small>from −8 to 8</small>
            </dd>
          </>
        )}
      </dl>
      <SelectField
        label="Compare with"
        value={overlay === null ? '' : compared}
        options={[{ value: '', label: 'Nothing' }, ...overlays.map(({ id, title }) => ({ value: id, label: title }))]}
        onChange={setCompared}
      />
      <Button small onClick={() => openDialog('activations')}>
        All functions side by side
      </Button>
    </div>
  );
}

/** The slope below zero: fixed, or for pReLU the learned one of now (the mean, where each unit has its own). */
function useSlope(node: GraphNode): number {
  const weights = useShownWeights();
  const { function: chosen, slope, alpha } = node.params;
  if (chosen !== 'prelu') return typeof slope === 'number' ? slope : 0;
  const learned = weights.get(node.id)?.find(({ name }) => name === 'alpha')?.values;
  if (learned === undefined || learned.length === 0) return typeof alpha === 'number' ? alpha : 0;
  return learned.reduce((sum, value) => sum + value, 0) / learned.length;
}
