import { useShallow } from 'zustand/react/shallow';
import { datasetInfo } from '../../src-core/datasets/registry';
import type { NodeId } from '../../src-core/ids';
import { elementsOf } from '../../src-core/nodes/shape-rules';
import { probeRows, saturatedAbove } from '../../src-core/training/node-figures';
import { gradientWord } from '../canvas/live-words';
import { useApp } from '../store/create-store';
import { shownSnapshot } from '../store/selectors';
import { formatCount, formatPercent, formatShort } from '../ui/format';

/** What this node is doing in the run on the screen. */
export function LiveSection({ node }: { node: NodeId }) {
  const { live, step, units, rows } = useApp(
    useShallow((state) => ({
      live: shownSnapshot(state)?.nodes.find((one) => one.node === node) ?? null,
      step: shownSnapshot(state)?.step ?? 0,
      rows: Math.min(probeRows, datasetInfo(state.document.dataset)?.testCount ?? probeRows),
      units: elementsOf(state.analysis.nodes.get(node)?.output ?? []),
    })),
  );
  if (live === null) return null;
  const { dead, meanAbs, gradient, figures } = live;
  return (
    <div className="sec">
      <h3>
        Live
        <small>
          step {formatCount(step)}, {formatCount(rows)} test rows
        </small>
      </h3>
      <dl className="kv">
        {dead === null ? null : (
          <>
            <dt title="Units that are 0 for every row of the probe: no gradient reaches them">Dead units</dt>
            <dd>
              {formatPercent(dead)}{' '}
              <small>
                {formatCount(dead * units)} of {formatCount(units)}
              </small>
            </dd>
          </>
        )}
        {figures.saturated === null ? null : (
          <>
            <dt title="Outputs where the function is nearly flat: little gradient goes through">
              Saturated, above {saturatedAbove}
            </dt>
            <dd>{formatPercent(figures.saturated)}</dd>
          </>
        )}
        {figures.saturated === null ? (
          <>
            <dt>Outputs above 0</dt>
            <dd>{formatPercent(figures.above)}</dd>
          </>
        ) : null}
        <dt title="Mean over the probe; in brackets the mean size">Mean output</dt>
        <dd>
          {formatShort(figures.mean)} <small>size {formatShort(meanAbs)}</small>
        </dd>
        <dt title="The output that is farthest from 0">Largest output</dt>
        <dd>{formatShort(figures.largest)}</dd>
        {gradient === null ? null : (
          <>
            <dt title="Length of the gradient of this node's weights in the newest batch">Gradient norm</dt>
            <dd>
              {formatShort(gradient)} <small>{gradientWord(gradient)}</small>
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}
