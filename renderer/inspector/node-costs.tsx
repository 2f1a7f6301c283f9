import type { NodeId } from '../../src-core/ids';
import { useApp } from '../store/create-store';
import { formatCount } from '../ui/format';

/** A longer list would tell less than its sums, and take a thousand rows' time. */
const mostRows = 40;

/** Nodes with their parameters, each leading to its card, and what they cost together. */
export function NodeCosts({ nodes }: { nodes: readonly NodeId[] }) {
  const analysis = useApp((state) => state.analysis);
  const revealNode = useApp((state) => state.revealNode);
  const known = nodes.flatMap((id) => analysis.nodes.get(id) ?? []);
  const sum = (read: (node: (typeof known)[number]) => number): string =>
    formatCount(known.reduce((total, node) => total + read(node), 0));
  return (
    <dl className="kv node-costs">
      {known.slice(0, mostRows).map(({ id, name, cost }) => (
        <div key={id} className="kv-row">
          <dt className="cut" title={name}>
            <button type="button" className="layer-link cut" onClick={() => revealNode(id)}>
              {name}
            </button>
          </dt>
          <dd>{cost === null ? '·' : formatCount(cost.parameters)}</dd>
        </div>
      ))}
      {known.length > mostRows ? (
        <div className="kv-row">
          <dt className="t3">and {formatCount(known.length - mostRows)} more</dt>
          <dd />
        </div>
      ) : null}
      <div className="kv-row kv-sum">
        <dt>Parameters in all</dt>
        <dd>{sum(({ cost }) => cost?.parameters ?? 0)}</dd>
      </div>
      <div className="kv-row">
        <dt>Multiply-adds a sample</dt>
        <dd>{sum(({ cost }) => cost?.multiplyAdds ?? 0)}</dd>
      </div>
    </dl>
  );
}
