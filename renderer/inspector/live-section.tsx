import { useShallow } from 'zustand/react/shallow';
import type { NodeId } from '../../src-core/ids';
import { gradientWord } from '../canvas/live-words';
import { useApp } from '../store/create-store';
import { shownSnapshot } from '../store/selectors';
import { formatCount, formatPercent, formatShort } from '../ui/format';

/** What this node is doing in the run on the screen. */
export function LiveSection({ node }: { node: NodeId }) {
  const { live, step, units } = useApp(
    useShallow((state) => ({
      live: shownSnapshot(state)?.nodes.find((one) => one.node === node) ?? null,
      step: shownSnapshot(state)?.step ?? 0,
      units: (state.analysis.nodes.get(node)?.output ?? []).reduce((product, size) => product * size, 1),
    })),
  );
  if (live === null) return null;
  const { dead, meanAbs, gradient } = live;
  return (
    <div className="sec">
      <h3>
        Live<small>step {formatCount(step)}, on test rows</small>
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
        <dt title="Mean absolute output over the probe">Mean output</dt>
        <dd>{formatShort(meanAbs)}</dd>
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
