import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { RunPane } from '../runs/run-pane';
import { useApp } from '../store/create-store';
import { ManyPane } from './many-pane';
import { NetworkPane } from './network-pane';
import { NodePane } from './node-pane';
import { WirePane } from './wire-pane';

/** What is selected, or the whole network. While a card is dragged it stays what it was: it would cost frames. */
export function RightPane() {
  const selection = useApp(useShallow((state) => ({ nodes: state.selectedNodes, edges: state.selectedEdges })));
  const dragging = useApp((state) => state.dragging);
  const [shown, setShown] = useState(selection);
  if (!dragging && shown !== selection) setShown(selection);
  const { nodes, edges } = shown;
  const [node] = nodes;
  const [edge] = edges;
  const count = nodes.size + edges.size;
  return (
    <aside className="right" aria-label="Inspector">
      {count > 1 ? <ManyPane nodes={nodes} edges={edges} /> : null}
      {count === 1 && node !== undefined ? <NodePane key={node} id={node} /> : null}
      {count === 1 && edge !== undefined ? <WirePane id={edge} /> : null}
      {count > 0 ? null : <RunOrNetwork />}
    </aside>
  );
}

/** Nothing is selected on the canvas: the run that is selected in Runs while that is open, else the whole network. */
function RunOrNetwork() {
  const run = useApp(({ dockOpen, dockTab, runs, shownRun }) =>
    dockOpen && dockTab === 'runs' ? runs.find(({ id }) => id === shownRun) : undefined,
  );
  return run === undefined ? <NetworkPane /> : <RunPane key={run.id} run={run} />;
}
