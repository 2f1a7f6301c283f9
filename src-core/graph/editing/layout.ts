import type { NodeId } from '../../ids';
import type { GraphDocument, Point } from '../document';
import type { Change } from '../edit';
import { flowsOf } from '../flows';
import { type Wiring, wiringOf } from '../topology';

export interface LayoutMeasures {
  readonly columnStep: number;
  readonly rowStep: number;
  /** Width to height of what the whole should look like; a long chain is folded into rows of this form. */
  readonly aspect: number;
}

/**
 * Places every node anew: in the column after all that feed it, branches below each other, what feeds and is fed as level as can be.
 * A chain that is too long for the form goes on in the next row, as text does; a wire that skips nodes runs in the lane
 * between the rows. Parts that no wire connects stand below each other, single nodes together at the end.
 */
export function layoutNodes(document: GraphDocument, measures: LayoutMeasures): Change {
  const wiring = wiringOf(document);
  const flows = flowsOf(wiring);
  const places = new Map<NodeId, Point>();
  let top = 0;
  const put = (layers: readonly Layer[]): void => {
    for (const band of folded(layers, measures)) {
      band.forEach((layer, column) => {
        for (const [node, row] of layer) places.set(node, { x: column, y: top + row });
      });
      top += Math.max(...band.map(heightOf));
    }
  };
  for (const flow of flows) if (flow.length > 1) put(layersOf(wiring, flow));
  put(flows.flatMap((flow) => (flow.length === 1 ? flow.map((node) => new Map([[node, 0]])) : [])));
  const corner = topLeft(document);
  const positions = [...places].map(([node, { x, y }]) => ({
    node,
    to: { x: corner.x + x * measures.columnStep, y: corner.y + y * measures.rowStep },
  }));
  return { kind: 'move', positions };
}

/** The rows of the nodes of one column. */
type Layer = ReadonlyMap<NodeId, number>;

/** Longest-path layering; within a column by the mean row of what feeds the node, and as near to its median as is free. */
function layersOf(wiring: Wiring, flow: readonly NodeId[]): readonly Layer[] {
  const depth = new Map<NodeId, number>();
  const columns: NodeId[][] = [];
  for (const node of flow) {
    // What comes later in the order feeds back: a loop has no depth.
    const before = wiring.wiresInto(node).flatMap(({ from }) => depth.get(from) ?? []);
    const column = Math.max(-1, ...before) + 1;
    depth.set(node, column);
    const others = columns[column];
    if (others) others.push(node);
    else columns[column] = [node];
  }
  const rows = new Map<NodeId, number>();
  return columns.map((column) => {
    const feeders = new Map(
      column.map((node) => [node, wiring.wiresInto(node).flatMap(({ from }) => rows.get(from) ?? [])]),
    );
    const meanOf = (node: NodeId): number => mean(feeders.get(node) ?? []);
    let free = 0;
    const sorted = column.toSorted((one, other) => meanOf(one) - meanOf(other));
    const layer = sorted.map((node): [NodeId, number] => {
      const row = Math.max(free, lowerMedian(feeders.get(node) ?? []));
      rows.set(node, row);
      free = row + 1;
      return [node, row];
    });
    return new Map(layer);
  });
}

/** Columns in bands below each other, as many as come nearest to the form, but never fewer than three columns a band. */
function folded(layers: readonly Layer[], { columnStep, rowStep, aspect }: LayoutMeasures): readonly Layer[][] {
  const bandsOf = (width: number): Layer[][] =>
    Array.from({ length: Math.ceil(layers.length / width) }, (_, band) =>
      raised(layers.slice(band * width, (band + 1) * width)),
    );
  const misfit = (bands: readonly Layer[][], width: number): number => {
    const height = bands.reduce((sum, band) => sum + Math.max(...band.map(heightOf)), 0);
    return Math.abs(Math.log((width * columnStep) / (height * rowStep) / aspect));
  };
  let best = bandsOf(Math.max(1, Math.min(3, layers.length)));
  let least = misfit(best, Math.min(3, layers.length));
  // A band wider than the square root by far is never of the form: this many are enough to try.
  for (let width = 4; width <= Math.min(layers.length, 60); width++) {
    const bands = bandsOf(width);
    const miss = misfit(bands, width);
    if (miss < least) [best, least] = [bands, miss];
  }
  return best;
}

/** Without empty rows above. */
function raised(band: readonly Layer[]): Layer[] {
  const top = Math.min(...band.flatMap((layer) => [...layer.values()]));
  return band.map((layer) => new Map([...layer].map(([node, row]) => [node, row - top])));
}

const heightOf = (layer: Layer): number => Math.max(0, ...layer.values()) + 1;

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

function lowerMedian(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

function topLeft({ nodes }: GraphDocument): Point {
  const least = (pick: (point: Point) => number): number =>
    nodes.reduce((smallest, { position }) => Math.min(smallest, pick(position)), Number.POSITIVE_INFINITY);
  return nodes.length === 0 ? { x: 0, y: 0 } : { x: least(({ x }) => x), y: least(({ y }) => y) };
}
