import { useShallow } from 'zustand/react/shallow';
import type { EdgeId } from '../../src-core/ids';
import { useApp } from '../store/create-store';
import { shownSnapshot } from '../store/selectors';
import { formatShape, formatShort } from '../ui/format';
import { DeleteButton } from './delete-button';
import { NodeProblems } from './node-problems';
import { PaneHeader } from './pane-header';
import { WireValues } from './wire-values';

/** A wire: what flows from where to where. */
export function WirePane({ id }: { id: EdgeId }) {
  const edge = useApp(({ document }) => document.edges.find((one) => one.id === id) ?? null);
  const analysis = useApp((state) => state.analysis);
  const problems = useApp(useShallow((state) => state.analysis.problems.filter(({ edges }) => edges.includes(id))));
  const live = useApp((state) => shownSnapshot(state)?.nodes.find(({ node }) => node === edge?.from)?.meanAbs ?? null);
  if (edge === null) return null;
  const [from, to] = [analysis.nodes.get(edge.from), analysis.nodes.get(edge.to)];
  const inputs = to?.inputs.length ?? 1;
  return (
    <>
      <PaneHeader icon="arrow-right" title="Wire" kind={`${from?.name ?? ''} to ${to?.name ?? ''}`}>
        <DeleteButton />
      </PaneHeader>
      <div className="ins-body">
        <NodeProblems problems={problems} />
        <div className="sec">
          <dl className="kv">
            <dt>From</dt>
            <dd>{from?.name}</dd>
            <dt>To</dt>
            <dd>
              {to?.name}
              {inputs > 1 ? <small> input {edge.slot + 1}</small> : null}
            </dd>
            <dt>Shape</dt>
            <dd>
              {from?.output === null || from === undefined ? (
                <span className="t3">unknown</span>
              ) : (
                <>
                  <small>batch ×</small> {formatShape(from.output)}
                </>
              )}
            </dd>
            <dt title="Mean absolute value of what flows, on test rows">Mean size</dt>
            <dd>{live === null ? <span className="t3">· before any run</span> : formatShort(live)}</dd>
          </dl>
        </div>
        {from?.output ? <WireValues edge={edge} shape={from.output} /> : null}
      </div>
    </>
  );
}
