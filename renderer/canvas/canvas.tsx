import { Background, BackgroundVariant, ReactFlow, ReactFlowProvider, useStore } from '@xyflow/react';
import { useRef, useState } from 'react';
import type { NodeId } from '../../src-core/ids';
import { useApp } from '../store/create-store';
import { FrameBox } from './annotations/frame-box';
import { NoteBox } from './annotations/note-box';
import { useBoxSelection } from './box-selection';
import { onKeys } from './canvas-keys';
import { ConnectionLine } from './connection-line';
import { ContextMenu } from './context-menu';
import { DetailContext, detailAt } from './detail';
import { EmptyCanvas } from './empty-canvas';
import { FarFindingWords } from './far-finding-words';
import type { AnyFlowNode, FlowEdge } from './flow-adapter';
import { GuideLines } from './guide-lines';
import { HandWireLine } from './hand-wire';
import { LiveProvider } from './live';
import { dotStep, manyNodes, snapStep } from './measures';
import { MiniMap } from './mini-map';
import { NodeCard } from './node-card';
import { Overview } from './overview/overview';
import { useHiddenBox } from './overview/use-hidden-box';
import { useMounted } from './overview/use-mounted';
import { PlaneLegend } from './plane-legend';
import { NodeMenu } from './quick-add/node-menu';
import { useNodeMenu } from './quick-add/use-node-menu';
import { usePaneDoubleClick } from './quick-add/use-pane-double-click';
import { RenameBox } from './rename-box';
import { SampleBar } from './sample-bar';
import { useCanvasActions, usePointerWatch } from './use-canvas-actions';
import { useConnecting } from './use-connecting';
import { useContextMenu } from './use-context-menu';
import { useFlow } from './use-flow';
import { KeyConnectBar, useKeyConnect } from './use-key-connect';
import { useRewiring } from './use-rewiring';
import { useSplice } from './use-splice';
import { useStitch } from './use-stitch';
import { useViewport } from './use-viewport';
import { WireEdge } from './wire-edge';
import { ZoomBar } from './zoom-bar';

const nodeTypes = { card: NodeCard, frame: FrameBox, note: NoteBox };
const edgeTypes = { wire: WireEdge };
const snapGrid: [number, number] = [snapStep.x, snapStep.y];
const addKeys = ['Control', 'Meta'];
const boxKeys = ['Shift', 'Control+Shift', 'Meta+Shift'];

/** The drawing of the network. */
export function Canvas() {
  const canvas = useRef<HTMLElement>(null);
  useStitch(canvas);
  return (
    <main ref={canvas} className="canvas" aria-label="Canvas">
      <ReactFlowProvider>
        <LiveProvider>
          <SampleBar />
          <Surface />
        </LiveProvider>
      </ReactFlowProvider>
    </main>
  );
}

function Surface() {
  const pointer = usePointerWatch();
  const adding = useNodeMenu(pointer);
  const wires = useConnecting(adding.open);
  const rewiring = useRewiring();
  const viewport = useViewport();
  const keyWire = useKeyConnect(viewport.show);
  const boxing = useBoxSelection();
  const flow = useFlow(rewiring.verdicts ?? keyWire.verdicts ?? wires.verdicts, boxing.box);
  const [renaming, setRenaming] = useState<NodeId | null>(null);
  useCanvasActions(viewport, pointer, { rename: setRenaming, addNode: adding.openHere, connect: keyWire.begin });
  const { menu, close, handlers } = useContextMenu();
  const isEmpty = useApp(({ document }) => document.nodes.length === 0);
  const isBig = useApp(({ document }) => document.nodes.length > manyNodes);
  const detail = useStore((state) => detailAt(state.transform[2], isBig));
  const mounted = useMounted(flow, detail, isBig, keyWire.wire);
  const onNodesChange = useHiddenBox(mounted.isHiding, flow.nodes, boxing.box, flow.onNodesChange);
  const splice = useSplice();
  const doubleClick = usePaneDoubleClick(adding.openHere);
  return (
    <DetailContext value={detail}>
      <ReactFlow<AnyFlowNode, FlowEdge>
        className={detail === 'full' ? '' : detail === 'far' ? 'far' : 'far overview-only'}
        onlyRenderVisibleElements={isBig}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        nodes={mounted.nodes}
        edges={mounted.edges}
        onNodesChange={onNodesChange}
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
        {...boxing.props}
        panActivationKeyCode={null}
        selectionKeyCode={boxKeys}
        multiSelectionKeyCode={addKeys}
        deleteKeyCode={null}
        edgesFocusable={false}
        zoomOnDoubleClick={false}
        minZoom={0.05}
        maxZoom={2}
        proOptions={{ hideAttribution: true }}
        {...handlers}
        {...mounted.handlers}
        onKeyDownCapture={onKeys}
        onPointerMove={(event) => {
          pointer.at(event);
          mounted.handlers.onPointerMove(event);
        }}
        onPointerLeave={() => {
          // The way to an open menu leads out of the canvas.
          if (menu === null) pointer.gone();
          mounted.handlers.onPointerLeave();
        }}
        onContextMenuCapture={pointer.at}
        {...splice}
        {...doubleClick}
        onPointerDownCapture={(event) => {
          boxing.box.pressed(event);
          doubleClick.onPointerDownCapture(event);
        }}
        onMouseDownCapture={rewiring.onMouseDownCapture}
      >
        {detail === 'overview' ? null : (
          <Background variant={BackgroundVariant.Dots} gap={detail === 'far' ? 4 * dotStep : dotStep} size={2} />
        )}
        {mounted.overview === null ? null : <Overview nodes={flow.nodes} edges={flow.edges} {...mounted.overview} />}
        <FarFindingWords nodes={flow.nodes} edges={flow.edges} />
        <GuideLines />
        <HandWireLine />
        {keyWire.wire === null ? null : <KeyConnectBar wire={keyWire.wire} />}
        <ZoomBar viewport={viewport} />
        {isEmpty ? <EmptyCanvas /> : <MiniMap />}
        <PlaneLegend />
        {renaming === null ? null : <RenameBox key={renaming} id={renaming} onClose={() => setRenaming(null)} />}
      </ReactFlow>
      {adding.menu === null ? null : (
        <NodeMenu
          key={`${adding.menu.at.x} ${adding.menu.at.y}`}
          menu={adding.menu}
          onClose={adding.close}
          onAdd={adding.add}
        />
      )}
      {menu === null ? null : <ContextMenu key={`${menu.x} ${menu.y}`} menu={menu} onClose={close} />}
    </DetailContext>
  );
}
