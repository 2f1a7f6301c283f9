import { useDeferredValue } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useApp } from '../store/create-store';
import { ManyPane } from './many-pane';
import { NetworkPane } from './network-pane';
import { NodePane } from './node-pane';
import { WirePane } from './wire-pane';

/** What is selected, or the whole network. It may come a moment later than the selection: dragging begins with one. */
export function RightPane() {
  const selection = useApp(useShallow((state) => ({ nodes: state.selectedNodes, edges: state.selectedEdges })));
  const { nodes, edges } = useDeferredValue(selection);
  const [node] = nodes;
  const [edge] = edges;
  const count = nodes.size + edges.size;
  return (
    <aside className="right" aria-label="Inspector">
      {count > 1 ? <ManyPane nodes={nodes} edges={edges} /> : null}
      {count === 1 && node !== undefined ? <NodePane key={node} id={node} /> : null}
      {count === 1 && edge !== undefined ? <WirePane id={edge} /> : null}
      {count === 0 ? <NetworkPane /> : null}
    </aside>
  );
}
