import type { EdgeChange, NodeChange } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Point } from '../../src-core/graph/document';
import { spliced } from '../../src-core/graph/editing/fit';
import type { NodeId } from '../../src-core/ids';
import { appStore, useApp } from '../store/create-store';
import type { Verdict } from './card-data';
import {
  type FlowEdge,
  type FlowNode,
  makeFlowAdapter,
  type NodeFacts,
  readEdgeChanges,
  readNodeChanges,
  type Size,
} from './flow-adapter';
import { moveTitle } from './move-title';
import { wireMarks } from './wire-marks';

const noPlaces: ReadonlyMap<NodeId, Point> = new Map();
const noSizes: ReadonlyMap<NodeId, Size> = new Map();

/**
 * The committed document lives in the store; places that move under the mouse live here and are committed once, when
 * the mouse lets go: one undo step.
 */
export function useFlow(verdicts: ReadonlyMap<NodeId, Verdict> | null) {
  const [adapter] = useState(makeFlowAdapter);
  const [moving, setMoving] = useState(noPlaces);
  const [measured, setMeasured] = useState(noSizes);
  const document = useApp((state) => state.document);
  const analysis = useApp((state) => state.analysis);
  const selectedNodes = useApp((state) => state.selectedNodes);
  const selectedEdges = useApp((state) => state.selectedEdges);

  const view = useMemo(
    () => ({ document, analysis, selectedNodes, selectedEdges, moving, measured, verdicts }),
    [document, analysis, selectedNodes, selectedEdges, moving, measured, verdicts],
  );
  const nodes = useMemo(() => adapter.nodes(view), [adapter, view]);
  const edges = useMemo(() => adapter.edges(view), [adapter, view]);

  const onNodesChange = useCallback((changes: NodeChange<FlowNode>[]) => {
    const { selectedNodes, selectedEdges, select } = appStore.getState();
    const facts = readNodeChanges(changes, selectedNodes);
    if (facts.sizes.length > 0) setMeasured((sizes) => withSizes(sizes, facts));
    if (facts.selected !== null) select(facts.selected, selectedEdges);
    if (facts.moved.length === 0) return;
    appStore.getState().setDragging(facts.dragging);
    if (facts.dragging) {
      setMoving((places) => withPlaces(places, facts));
      return;
    }
    commit(facts);
    setMoving(noPlaces);
  }, []);

  useEffect(() => {
    // A drag that is broken off (its node was deleted, the window lost the mouse) reports no end.
    const released = (): void => appStore.getState().setDragging(false);
    const ends = ['pointerup', 'pointercancel', 'blur'] as const;
    for (const kind of ends) window.addEventListener(kind, released);
    return () => {
      for (const kind of ends) window.removeEventListener(kind, released);
    };
  }, []);

  const onEdgesChange = useCallback((changes: EdgeChange<FlowEdge>[]) => {
    const { selectedNodes, selectedEdges, select } = appStore.getState();
    const selected = readEdgeChanges(changes, selectedEdges);
    if (selected !== null) select(selectedNodes, selected);
  }, []);

  return { nodes, edges, onNodesChange, onEdgesChange };
}

function commit({ moved }: NodeFacts): void {
  const state = appStore.getState();
  const places = new Map(state.document.nodes.map(({ id, position }) => [id, position]));
  const positions = moved.filter(({ node, to }) => {
    const place = places.get(node);
    return place !== undefined && (place.x !== to.x || place.y !== to.y);
  });
  const [only] = positions;
  if (only === undefined) return;
  const { target } = wireMarks.getState();
  const splice = target === null || positions.length > 1 ? null : spliced(state.document, only.node, target);
  if (splice !== null) {
    const name = state.analysis.nodes.get(only.node)?.name ?? only.node;
    if (state.edit(splice, `put ${name} on the wire`)) state.announce(`${name} is on the wire`);
    return;
  }
  const title = moveTitle(
    state,
    positions.map(({ node }) => node),
  );
  state.edit({ kind: 'move', positions }, title);
}

function withPlaces(places: ReadonlyMap<NodeId, Point>, { moved }: NodeFacts): ReadonlyMap<NodeId, Point> {
  const after = new Map(places);
  for (const { node, to } of moved) after.set(node, to);
  return after;
}

function withSizes(sizes: ReadonlyMap<NodeId, Size>, { sizes: news }: NodeFacts): ReadonlyMap<NodeId, Size> {
  const after = new Map(sizes);
  for (const { node, size } of news) after.set(node, size);
  return after;
}
