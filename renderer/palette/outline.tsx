import { useMemo } from 'react';
import type { NodeAnalysis } from '../../src-core/graph/analysis';
import type { GraphNode } from '../../src-core/graph/document';
import { findNodeDefinition } from '../../src-core/nodes/registry';
import type { NodeSnapshot } from '../../src-core/training/protocol';
import { worstSeverity } from '../canvas/card-data';
import { topologicalOrder } from '../canvas/topological-order';
import { useApp } from '../store/create-store';
import { formatCount, formatShape } from '../ui/format';
import { Icon } from '../ui/icon';

/** The network as a list in the order of flow; a click selects and shows the node. */
export function Outline() {
  const document = useApp((state) => state.document);
  const analysis = useApp((state) => state.analysis);
  const selected = useApp((state) => state.selectedNodes);
  const snapshot = useApp(({ run }) => run.snapshot);
  const revealNode = useApp((state) => state.revealNode);
  const order = useMemo(() => topologicalOrder(document), [document]);
  const doing = new Map(snapshot?.nodes.map((node) => [node.node, node]));
  return (
    <>
      <div className="pane-h">
        Outline
        <span className="t3 count-words">{order.length === 1 ? '1 node' : `${order.length} nodes`}</span>
      </div>
      <div className="outline">
        {order.map((node) => (
          <OutlineRow
            key={node.id}
            node={node}
            known={analysis.nodes.get(node.id) ?? null}
            doing={doing.get(node.id) ?? null}
            selected={selected.has(node.id)}
            onClick={() => revealNode(node.id)}
          />
        ))}
      </div>
    </>
  );
}

function OutlineRow({
  node,
  known,
  doing,
  selected,
  onClick,
}: {
  node: GraphNode;
  known: NodeAnalysis | null;
  doing: NodeSnapshot | null;
  selected: boolean;
  onClick: () => void;
}) {
  const fact = outlineFact(known, doing);
  return (
    <button type="button" className={selected ? 'it on' : 'it'} aria-pressed={selected} onClick={onClick}>
      <Icon name={findNodeDefinition(node.type)?.cardIcon(node.params) ?? 'box'} size={14} />
      <span className="cut name">{known?.name ?? node.id}</span>
      <em className={`cut ${fact.look}`} title={fact.text}>
        {fact.text}
      </em>
    </button>
  );
}

/** The one fact at the right of a row: a fault, what the run found dead, the parameters, or the shape. */
export function outlineFact(
  known: NodeAnalysis | null,
  doing: NodeSnapshot | null,
): { readonly text: string; readonly look: '' | 'e' | 'w' } {
  if (known === null) return { text: '', look: '' };
  const worst = worstSeverity(known.problems);
  const problem = known.problems.find(({ severity }) => severity === worst);
  if (problem !== undefined && worst === 'error') {
    return { text: known.output === null ? 'no shape' : problem.badge, look: 'e' };
  }
  if (problem !== undefined && worst === 'warning') return { text: problem.badge, look: 'w' };
  if (known.output === null) return { text: 'no shape', look: '' };
  if (doing !== null && doing.dead !== null) return { text: `${Math.round(doing.dead * 100)} % dead`, look: '' };
  const parameters = known.cost?.parameters ?? 0;
  return { text: parameters > 0 ? formatCount(parameters) : formatShape(known.output), look: '' };
}
