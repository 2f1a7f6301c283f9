import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { AnnotationId } from '../../src-core/ids';
import { useApp } from '../store/create-store';
import { later } from '../ui/later';
import { FramePane } from './frame-pane';
import { ManyPane } from './many-pane';
import { NetworkPane } from './network-pane';
import { NodePane } from './node-pane';
import { NotePane } from './note-pane';
import { WirePane } from './wire-pane';

const RunPane = later(() => import('../runs/run-pane').then((part) => part.RunPane));

/** What is selected, or the whole network. While a card is dragged it stays what it was: it would cost frames. */
export function RightPane() {
  const selection = useApp(
    useShallow(({ selectedNodes, selectedEdges, selectedAnnotations }) => ({
      selectedNodes,
      selectedEdges,
      selectedAnnotations,
    })),
  );
  const dragging = useApp((state) => state.dragging);
  const [shown, setShown] = useState(selection);
  if (!dragging && shown !== selection) setShown(selection);
  const [node] = shown.selectedNodes;
  const [edge] = shown.selectedEdges;
  const [annotation] = shown.selectedAnnotations;
  const count = shown.selectedNodes.size + shown.selectedEdges.size + shown.selectedAnnotations.size;
  return (
    <aside className="right" aria-label="Inspector">
      {count > 1 ? <ManyPane {...shown} /> : null}
      {count === 1 && node !== undefined ? <NodePane key={node} id={node} /> : null}
      {count === 1 && edge !== undefined ? <WirePane id={edge} /> : null}
      {count === 1 && annotation !== undefined ? <AnnotationPane key={annotation} id={annotation} /> : null}
      {count > 0 ? null : <RunOrNetwork />}
    </aside>
  );
}

function AnnotationPane({ id }: { id: AnnotationId }) {
  const frame = useApp(({ document }) => document.frames.find((one) => one.id === id));
  const note = useApp(({ document }) => document.notes.find((one) => one.id === id));
  if (frame !== undefined) return <FramePane frame={frame} />;
  return note === undefined ? null : <NotePane note={note} />;
}

/** Nothing is selected on the canvas: the run that is selected in Runs while that is open, else the whole network. */
function RunOrNetwork() {
  const run = useApp(({ dockOpen, dockTab, runs, shownRun }) =>
    dockOpen && dockTab === 'runs' ? runs.find(({ id }) => id === shownRun) : undefined,
  );
  return run === undefined ? <NetworkPane /> : <RunPane key={run.id} run={run} />;
}
