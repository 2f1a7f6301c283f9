import { Background, BackgroundVariant, ReactFlow, ReactFlowProvider, useReactFlow, useStore } from '@xyflow/react';
import { type DragEvent, useCallback } from 'react';
import { useApp } from '../store/create-store';
import { addAt, readDragged } from './add-node';
import { onKeys } from './canvas-keys';
import { ConnectionLine } from './connection-line';
import { EmptyCanvas } from './empty-canvas';
import type { FlowEdge, FlowNode } from './flow-adapter';
import { LiveProvider } from './live';
import { dotStep, farZoom, snapStep } from './measures';
import { MiniMap } from './mini-map';
import { NodeCard } from './node-card';
import { useConnecting } from './use-connecting';
import { useFlow } from './use-flow';
import { useViewport } from './use-viewport';
import { WireEdge } from './wire-edge';
import { ZoomBar } from './zoom-bar';

const nodeTypes = { card: NodeCard };
const edgeTypes = { wire: WireEdge };
const snapGrid: [number, number] = [snapStep.x, snapStep.y];
/** Left and middle button; Shift with the left draws a selection box. */
const panButtons = [0, 1];
const addKeys = ['Control', 'Meta'];

/** The drawing of the network. */
export function Canvas() {
  return (
    <main className="canvas" aria-label="Canvas">
      <ReactFlowProvider>
        <LiveProvider>
          <Surface />
        </LiveProvider>
      </ReactFlowProvider>
    </main>
  );
}

function Surface() {
  const wires = useConnecting();
  const flow = useFlow(wires.verdicts);
  const viewport = useViewport();
  const isEmpty = useApp(({ document }) => document.nodes.length === 0);
  const isFar = useStore((state) => state.transform[2] < farZoom);
  const drop = useDrop();
  return (
    <ReactFlow<FlowNode, FlowEdge>
      className={isFar ? 'far' : ''}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      nodes={flow.nodes}
      edges={flow.edges}
      onNodesChange={flow.onNodesChange}
      onEdgesChange={flow.onEdgesChange}
      onConnect={wires.connect}
      onConnectStart={wires.start}
      onConnectEnd={wires.end}
      onClickConnectStart={wires.start}
      onClickConnectEnd={wires.clickEnd}
      isValidConnection={wires.isValid}
      connectionLineComponent={ConnectionLine}
      connectionRadius={28}
      snapToGrid
      snapGrid={snapGrid}
      panOnDrag={panButtons}
      panActivationKeyCode={null}
      selectionKeyCode="Shift"
      multiSelectionKeyCode={addKeys}
      deleteKeyCode={null}
      edgesFocusable={false}
      zoomOnDoubleClick={false}
      minZoom={0.05}
      maxZoom={2}
      proOptions={{ hideAttribution: true }}
      onKeyDownCapture={onKeys}
      onDragOver={drop.over}
      onDrop={drop.drop}
    >
      <Background variant={BackgroundVariant.Dots} gap={dotStep} size={2} />
      <ZoomBar viewport={viewport} />
      {isEmpty ? <EmptyCanvas /> : <MiniMap />}
    </ReactFlow>
  );
}

/** Nodes dragged from the palette. */
function useDrop() {
  const { screenToFlowPosition } = useReactFlow<FlowNode, FlowEdge>();
  const over = useCallback((event: DragEvent) => {
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  }, []);
  const drop = useCallback(
    (event: DragEvent) => {
      const entry = readDragged(event.dataTransfer);
      if (entry === null) return;
      event.preventDefault();
      addAt(entry, screenToFlowPosition({ x: event.clientX, y: event.clientY }));
    },
    [screenToFlowPosition],
  );
  return { over, drop };
}
