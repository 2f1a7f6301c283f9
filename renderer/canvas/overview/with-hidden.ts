import type { AnyFlowNode, FlowEdge } from '../flow-adapter';

/**
 * What React Flow is given while the overview draws the cards: all nodes, hidden but for the mounted ones; of the wires
 * those between mounted cards, and the selected ones, hidden, so that it lets go of them with the rest.
 */
export function makeWithHidden() {
  // A hidden node is made once, so that React Flow sees that it did not change.
  const hiddenNodes = new WeakMap<AnyFlowNode, AnyFlowNode>();
  const hiddenEdges = new WeakMap<FlowEdge, FlowEdge>();
  return {
    nodes: (nodes: readonly AnyFlowNode[], mounted: ReadonlySet<string>): AnyFlowNode[] =>
      nodes.map((node) => (node.type !== 'card' || mounted.has(node.id) ? node : hiddenOf(node, hiddenNodes))),
    edges: (edges: readonly FlowEdge[], drawn: ReadonlySet<string>): FlowEdge[] =>
      edges.flatMap((edge) => {
        if (drawn.has(edge.source) && drawn.has(edge.target)) return [edge];
        return edge.selected === true ? [hiddenOf(edge, hiddenEdges)] : [];
      }),
  };
}

function hiddenOf<Item extends object>(item: Item, known: WeakMap<Item, Item>): Item {
  const made = known.get(item) ?? { ...item, hidden: true };
  known.set(item, made);
  return made;
}
