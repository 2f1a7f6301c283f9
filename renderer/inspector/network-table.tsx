import { flowOrder } from '../../src-core/graph/flows';
import { wiringOf } from '../../src-core/graph/topology';
import { useApp } from '../store/create-store';
import { formatBytes, formatCount, formatShape } from '../ui/format';

const floatBytes = 4;

/** Layers with shape and parameters, and what the whole costs. */
export function NetworkTable() {
  const document = useApp((state) => state.document);
  const analysis = useApp((state) => state.analysis);
  const revealNode = useApp((state) => state.revealNode);
  const order = flowOrder(wiringOf(document));
  const { parameters, multiplyAdds, activations } = analysis.totals;
  const { batch } = document.training;
  return (
    <>
      <div className="sec network-table">
        <table className="tbl">
          <thead>
            <tr>
              <th>Layer</th>
              <th>Shape</th>
              <th className="num">Parameters</th>
            </tr>
          </thead>
          <tbody>
            {order.map((id) => {
              const node = analysis.nodes.get(id);
              if (node === undefined) return null;
              const cost = node.cost === null ? 'unknown' : `${formatCount(node.cost.multiplyAdds)} multiply-adds`;
              return (
                <tr key={id}>
                  <td className="cut" title={`${node.name}, ${cost}`}>
                    <button type="button" className="layer-link cut" onClick={() => revealNode(id)}>
                      {node.name}
                    </button>
                  </td>
                  <td className="tn t2">{node.output === null ? '·' : formatShape(node.output)}</td>
                  <td className="num">{node.cost === null ? '·' : formatCount(node.cost.parameters)}</td>
                </tr>
              );
            })}
            <tr className="sum">
              <td>Total</td>
              <td />
              <td className="num">{formatCount(parameters)}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <div className="sec">
        <dl className="kv">
          <dt>Multiply-adds a sample</dt>
          <dd>{formatCount(multiplyAdds)}</dd>
          <dt>Weights in memory</dt>
          <dd>{formatBytes(parameters * floatBytes)}</dd>
          <dt>Activations, batch {formatCount(batch)}</dt>
          <dd>{formatBytes(activations * floatBytes * batch)}</dd>
        </dl>
      </div>
    </>
  );
}
