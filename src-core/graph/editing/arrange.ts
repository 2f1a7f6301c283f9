import type { AnnotationId, NodeId } from '../../ids';
import type { GraphDocument, Point } from '../document';
import type { Change } from '../edit';
import type { Arrangement, Box, NodeBox } from './align';
import { boxOfAnnotation, type Movable, shiftEach, withContents } from './frames';

/** Something that is put in its place as a whole, with all that moves along with it. */
interface Item {
  readonly box: Box;
  readonly whole: Movable;
}

const nothing: Movable = { nodes: new Set(), annotations: new Set() };

/**
 * Puts the chosen cards, frames and notes in their places as one change. A frame takes what lies in it along; what was
 * chosen and lies in a chosen frame is no item of its own.
 */
export function arranged(
  document: GraphDocument,
  chosen: Movable,
  cards: readonly NodeBox[],
  arrangement: Arrangement,
): Change {
  const items = itemsOf(document, chosen, cards);
  const places = arrangement(items.map(({ box }) => box));
  const nodes = new Map<NodeId, Point>();
  const annotations = new Map<AnnotationId, Point>();
  items.forEach(({ box, whole }, index) => {
    const to = places[index] ?? box;
    const step = { x: to.x - box.x, y: to.y - box.y };
    if (step.x === 0 && step.y === 0) return;
    // What lies in two frames goes with the first of them.
    for (const id of whole.nodes) if (!nodes.has(id)) nodes.set(id, step);
    for (const id of whole.annotations) if (!annotations.has(id)) annotations.set(id, step);
  });
  return shiftEach(document, { nodes, annotations });
}

function itemsOf(document: GraphDocument, chosen: Movable, cards: readonly NodeBox[]): readonly Item[] {
  const written = [...document.frames, ...document.notes].filter(({ id }) => chosen.annotations.has(id));
  const wholes = new Map(
    written.map(({ id }) => [id, withContents(document, { ...nothing, annotations: new Set([id]) }, cards)]),
  );
  const nodesInside = new Set([...wholes.values()].flatMap(({ nodes }) => [...nodes]));
  const annotationsInside = new Set(
    [...wholes].flatMap(([outer, { annotations }]) => [...annotations].filter((id) => id !== outer)),
  );
  const own = cards
    .filter(({ node }) => chosen.nodes.has(node) && !nodesInside.has(node))
    .map((box): Item => ({ box, whole: { ...nothing, nodes: new Set([box.node]) } }));
  const framed = written
    .filter(({ id }) => !annotationsInside.has(id))
    .map((annotation): Item => ({ box: boxOfAnnotation(annotation), whole: wholes.get(annotation.id) ?? nothing }));
  return [...own, ...framed];
}
