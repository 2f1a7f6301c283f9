import { useApp } from '../store/create-store';
import { ManyPane } from './many-pane';
import { NetworkPane } from './network-pane';
import { NodePane } from './node-pane';
import { WirePane } from './wire-pane';

/** What is selected, or the whole network. */
export function RightPane() {
  const nodes = useApp((state) => state.selectedNodes);
  const edges = useApp((state) => state.selectedEdges);
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
