import type { NodeId } from '../../ids';
import type { Shape } from '../../nodes/define-node';
import { findNodeDefinition } from '../../nodes/registry';
import { elementsOf, formatShape } from '../../nodes/shape-rules';
import type { GraphEdge } from '../document';
import type { Change } from '../edit';
import { isActive } from '../feeders';
import { type GraphFacts, nameOf } from '../graph-facts';
import type { Fix } from '../problems';

/** More channels than this are no image that somebody meant. */
const mostChannels = 4096;

/** What gives a node images that gets rows: the flattening before it undone, or the row read as an image. */
export function imageFixes(facts: GraphFacts, id: NodeId, wire: GraphEdge, got: Shape): readonly Fix[] {
  return [beforeFlatten(facts, id, wire), insertReshape(facts, id, wire, got)].filter((fix) => fix !== null);
}

function beforeFlatten(facts: GraphFacts, id: NodeId, wire: GraphEdge): Fix | null {
  const { wiring } = facts;
  const flatten = wiring.nodes.get(wire.from);
  const image = facts.inferred.get(wire.from)?.inputs[0];
  const [feeding] = wiring.wiresInto(wire.from);
  if (!isActive(flatten, 'flatten') || !image || !feeding || !outputOf(facts, id, image)) return null;
  const name = nameOf(facts, flatten.id);
  if (wiring.wiresOutOf(flatten.id).length > 1) {
    const change: Change = { kind: 'connect', edge: { ...wire, from: feeding.from } };
    return { title: `Connect before ${name}`, icon: 'waypoints', change };
  }
  const removal: Change = { kind: 'take-out', nodes: [flatten.id] };
  const later = wireToFlat(facts, id, image);
  if (!later) return { title: `Remove ${name}`, icon: 'trash-2', change: removal };
  const insertion: Change = { kind: 'place', nodes: [{ type: 'flatten' }], where: { at: 'wire', edge: later.id } };
  return {
    title: `Move ${name} behind ${nameOf(facts, later.from)}`,
    icon: 'waypoints',
    change: { kind: 'all', changes: [removal, insertion] },
  };
}

/** Down the chain from `start`, given images: the wire into the first node that wants its input flat. */
function wireToFlat(facts: GraphFacts, start: NodeId, image: Shape): GraphEdge | null {
  const seen = new Set<NodeId>();
  let shape = outputOf(facts, start, image);
  for (let id = start; shape && !seen.has(id); ) {
    seen.add(id);
    const [wire, other] = facts.wiring.wiresOutOf(id);
    const node = wire && facts.wiring.nodes.get(wire.to);
    if (!node || other || facts.wiring.wiresInto(node.id).length !== 1) return null;
    if (node.bypassed) {
      id = node.id;
      continue;
    }
    const next = findNodeDefinition(node.type)?.outputShape([shape], node.params);
    if (next && !next.ok && next.error.kind === 'wants-flat') return wire;
    if (!next?.ok || node.type === 'flatten') return null;
    shape = next.value;
    id = node.id;
  }
  return null;
}

/** What a node makes of an image; `null` where it does not take it. */
function outputOf(facts: GraphFacts, id: NodeId, image: Shape): Shape | null {
  const node = facts.wiring.nodes.get(id);
  const output = node && findNodeDefinition(node.type)?.outputShape([image], node.params);
  return output?.ok ? output.value : null;
}

function insertReshape(facts: GraphFacts, id: NodeId, wire: GraphEdge, got: Shape): Fix | null {
  const image = imagesOf(got, facts.data?.shape ?? []).find((shape) => outputOf(facts, id, shape));
  if (!image) return null;
  const shape = formatShape(image);
  return {
    title: `Insert Reshape to ${shape}`,
    icon: 'between-horizontal-end',
    change: { kind: 'place', nodes: [{ type: 'reshape', params: { shape } }], where: { at: 'wire', edge: wire.id } },
  };
}

/** Images of as many numbers, the likeliest first: as the data are, a grey one, square ones of few channels. */
function imagesOf(got: Shape, data: Shape): readonly Shape[] {
  const count = elementsOf(got);
  const images: Shape[] = [];
  if (data.length === 3 && elementsOf(data) === count) images.push(data);
  if (got.length === 2) images.push([...got, 1]);
  for (let channels = 1; channels <= Math.min(count, mostChannels); channels++) {
    const side = Math.sqrt(count / channels);
    if (Number.isInteger(side)) images.push([side, side, channels]);
  }
  return images;
}
