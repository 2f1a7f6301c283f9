import type { NodeId } from '../../../src-core/ids';
import type { Command } from '../command';

/** The node whose wires are walked while one of them is selected. */
let walkedNode: NodeId | null = null;

export const selectWireCommand: Command = {
  id: 'edit.select-wire',
  title: 'Select a wire of it',
  group: 'Edit',
  words: 'edge connection next',
  shortcut: 'W',
  disabled: ({ selectedNodes, selectedEdges }) =>
    selectedNodes.size === 1 || (selectedNodes.size === 0 && selectedEdges.size === 1) ? null : 'Select one node',
  run({ app }) {
    const { document, analysis, selectedNodes, selectedEdges, select, announce } = app.getState();
    const [node] = selectedNodes;
    const [selected] = selectedEdges;
    const wire = document.edges.find(({ id }) => id === selected);
    if (node !== undefined) walkedNode = node;
    // A wire that was selected otherwise is one of those of the node that it leads to.
    else if (wire !== undefined && wire.from !== walkedNode && wire.to !== walkedNode) walkedNode = wire.to;
    const wires = document.edges.filter(({ from, to }) => from === walkedNode || to === walkedNode);
    const next = wires[(wires.findIndex(({ id }) => id === selected) + 1) % wires.length];
    if (next === undefined) {
      announce('It has no wires');
      return;
    }
    select([], [next.id]);
    const name = (id: NodeId): string => analysis.nodes.get(id)?.name ?? id;
    announce(`Wire from ${name(next.from)} to ${name(next.to)} selected`);
  },
};
