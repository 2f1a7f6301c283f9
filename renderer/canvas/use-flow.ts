import type { EdgeChange, NodeChange } from '@xyflow/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { GraphDocument, Point } from '../../src-core/graph/document';
import type { NodeId } from '../../src-core/ids';
import { appStore, useApp } from '../store/create-store';
import { makeCarried } from './annotations/carried';
import { makeAnnotationAdapter } from './annotations/flow-annotations';
import type { BoxSelection } from './box-selection';
import { cardBoxes } from './card-boxes';
import type { Verdict } from './card-data';
import { commitMoves } from './commit-moves';
import {
  type AnyFlowNode,
  type FlowEdge,
  makeFlowAdapter,
  type NodeFacts,
  readEdgeChanges,
  readNodeChanges,
  type Size,
} from './flow-adapter';
import { showGuides } from './guide-lines';
import { guided } from './guides';
import { useAutoPan } from './use-auto-pan';
import { isDragGivenUp, useDragEnds } from './use-drag-ends';
import { usePressedCard } from './use-pressed-card';
import { markWire } from './wire-marks';
import { type Selection, withKept } from './with-kept';

const noPlaces: ReadonlyMap<string, Point> = new Map();
const noSizes: ReadonlyMap<string, Size> = new Map();

/**
 * The committed document lives in the store; places that move under the mouse live here and are committed once, when
 * the mouse lets go: one undo step.
 */
export function useFlow(verdicts: ReadonlyMap<NodeId, Verdict> | null, box: BoxSelection) {
  const [adapter] = useState(makeFlowAdapter);
  const [annotations] = useState(makeAnnotationAdapter);
  const [carried] = useState(makeCarried);
  const [moving, setMoving] = useState(noPlaces);
  const [measured, setMeasured] = useState(noSizes);
  const sizes = useRef(noSizes);
  const places = useRef(noPlaces);
  const document = useApp((state) => state.document);
  const analysis = useApp((state) => state.analysis);
  const selectedNodes = useApp((state) => state.selectedNodes);
  const selectedEdges = useApp((state) => state.selectedEdges);
  const selectedAnnotations = useApp((state) => state.selectedAnnotations);

  const view = useMemo(
    () => ({ document, analysis, selectedNodes, selectedEdges, moving, measured, verdicts }),
    [document, analysis, selectedNodes, selectedEdges, moving, measured, verdicts],
  );
  const cards = useMemo(() => adapter.nodes(view), [adapter, view]);
  const edges = useMemo(() => adapter.edges(view), [adapter, view]);
  const written = useMemo(
    () =>
      annotations({
        document,
        selectedAnnotations,
        moving,
        measured,
        parameters: (node) => analysis.nodes.get(node)?.cost?.parameters ?? null,
      }),
    [annotations, document, analysis, selectedAnnotations, moving, measured],
  );
  const nodes = useMemo((): AnyFlowNode[] => (written.length === 0 ? cards : [...cards, ...written]), [cards, written]);

  const stopPanning = useAutoPan();
  /** Everything is drawn where the document has it. */
  const putBack = useCallback(() => {
    carried.forget();
    showGuides([]);
    markWire({ target: null });
    places.current = noPlaces;
    setMoving(noPlaces);
    stopPanning();
  }, [carried, stopPanning]);

  const onNodesChange = useCallback(
    (changes: NodeChange<AnyFlowNode>[]) => {
      const state = appStore.getState();
      const facts = readNodeChanges(changes, state.selectedNodes, state.selectedAnnotations);
      if (facts.sizes.length > 0) {
        sizes.current = withSizes(sizes.current, facts);
        setMeasured(sizes.current);
      }
      if (facts.selected !== null || facts.selectedAnnotations !== null) {
        choose(box, {
          selectedNodes: facts.selected ?? state.selectedNodes,
          selectedEdges: state.selectedEdges,
          selectedAnnotations: facts.selectedAnnotations ?? state.selectedAnnotations,
        });
      }
      if (facts.moved.length === 0) return;
      state.setDragging(facts.dragging);
      if (isDragGivenUp()) return;
      const level = levelled(facts.moved, state.document, sizes.current);
      const moved = carried.with(level, state.document, sizes.current);
      if (facts.dragging) {
        places.current = withPlaces(places.current, moved);
        setMoving(places.current);
        return;
      }
      commitMoves(moved);
      putBack();
    },
    [carried, box, putBack],
  );

  usePressedCard();
  useDragEnds(
    useCallback(() => places.current.size > 0, []),
    putBack,
  );

  const onEdgesChange = useCallback(
    (changes: EdgeChange<FlowEdge>[]) => {
      const { selectedNodes, selectedEdges: before, selectedAnnotations } = appStore.getState();
      const selectedEdges = readEdgeChanges(changes, before);
      if (selectedEdges !== null) choose(box, { selectedNodes, selectedEdges, selectedAnnotations });
    },
    [box],
  );

  return { nodes, edges, onNodesChange, onEdgesChange };
}

/** What a click or a box found is selected, with what the box keeps. */
export function choose(box: BoxSelection, found: Selection): void {
  const state = appStore.getState();
  const kept = box.kept();
  const { selectedNodes, selectedEdges, selectedAnnotations } = kept === null ? found : withKept(found, state, kept);
  state.select(selectedNodes, selectedEdges, selectedAnnotations);
}

/** A single card that is dragged is drawn level with what it is nearly level with. */
function levelled(
  moved: NodeFacts['moved'],
  document: GraphDocument,
  sizes: ReadonlyMap<string, Size>,
): NodeFacts['moved'] {
  const [only] = moved;
  if (only === undefined || moved.length > 1) return moved;
  const boxes = cardBoxes(document, sizes);
  const card = boxes.find(({ node }) => node === only.id);
  if (card === undefined) return moved;
  const others = boxes.filter((box) => box !== card);
  const { place, guides } = guided({ ...card, ...only.to }, others);
  showGuides(guides);
  return [{ id: only.id, to: place }];
}

function withPlaces(places: ReadonlyMap<string, Point>, moved: NodeFacts['moved']): ReadonlyMap<string, Point> {
  const after = new Map(places);
  for (const { id, to } of moved) after.set(id, to);
  return after;
}

function withSizes(sizes: ReadonlyMap<string, Size>, { sizes: news }: NodeFacts): ReadonlyMap<string, Size> {
  const after = new Map(sizes);
  for (const { id, size } of news) after.set(id, size);
  return after;
}
