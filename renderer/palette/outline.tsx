import { memo, useMemo } from 'react';
import type { NodeAnalysis } from '../../src-core/graph/analysis';
import type { GraphNode } from '../../src-core/graph/document';
import type { NodeId } from '../../src-core/ids';
import { findNodeDefinition } from '../../src-core/nodes/registry';
import type { NodeSnapshot } from '../../src-core/training/protocol';
import { topologicalOrder } from '../canvas/topological-order';
import { useApp } from '../store/create-store';
import { shownSnapshot } from '../store/selectors';
import { Icon } from '../ui/icon';
import { outlineFact } from './outline-fact';

/** The network as a list in the order of flow; a click selects and shows the node. */
export function Outline() {
  const document = useApp((state) => state.document);
  const analysis = useApp((state) => state.analysis);
  const selected = useApp((state) => state.selectedNodes);
  const snapshot = useApp(shownSnapshot);
  const revealNode = useApp((state) => state.revealNode);
  const order = useMemo(() => topologicalOrder(document), [document]);
  const doing = new Map(snapshot?.nodes.map((node) => [node.node, node]));
  return (
    <>
      <div className="pane-h">
        Outline
        <span className="t3 count-words">{order.length === 1 ? '1 node' : `${order.length} nodes`}</span>
      </div>
      {order.length > 0 ? null : (
        <p className="pal-none">Nothing is drawn yet. Click a node above, or drag it onto the canvas.</p>
      )}
      <div className="outline">
        {order.map((node) => (
          <OutlineRow
            key={node.id}
            node={node}
            known={analysis.nodes.get(node.id) ?? null}
            doing={doing.get(node.id) ?? null}
            selected={selected.has(node.id)}
            onChoose={revealNode}
          />
        ))}
      </div>
    </>
  );
}

interface OutlineRowProps {
  readonly node: GraphNode;
  readonly known: NodeAnalysis | null;
  readonly doing: NodeSnapshot | null;
  readonly selected: boolean;
  readonly onChoose: (node: NodeId) => void;
}

/** Drawn again only where it says something else: a large network has a thousand of them. */
const OutlineRow = memo(function OutlineRow({ node, known, doing, selected, onChoose }: OutlineRowProps) {
  const fact = outlineFact(known, doing);
  return (
    <button
      type="button"
      className={selected ? 'it on' : 'it'}
      aria-pressed={selected}
      onClick={() => onChoose(node.id)}
    >
      <Icon name={findNodeDefinition(node.type)?.cardIcon(node.params) ?? 'box'} size={14} />
      <span className="cut name">{known?.name ?? node.id}</span>
      <em className={`cut ${fact.look}`} title={fact.text}>
        {fact.text}
      </em>
    </button>
  );
});
