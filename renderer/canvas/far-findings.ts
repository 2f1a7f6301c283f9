import type { NodeId } from '../../src-core/ids';
import type { Diagnosis } from '../../src-core/training/detective/diagnosis';
import { findingOf } from '../training/detective/node-finding';
import { wireFindingOf } from '../training/detective/wire-finding';
import type { AnyFlowNode, FlowEdge, FlowNode } from './flow-adapter';
import { portTop } from './measures';
import { cardsNear } from './near-cards';
import { cardBox } from './overview/card-at';
import { type CardBox, onlyEntry, wirePath } from './wire-path';

/** Words that belong to a place of the canvas, which they must not hide: they stand above or below it. */
export interface FarFinding {
  readonly tone: 'e' | 'w';
  readonly words: string;
  /** Canvas coordinates: the middle, and the edges above and below which there is room. */
  readonly x: number;
  readonly above: number;
  readonly below: number;
}

/** The same on the screen. */
export interface PlacedFinding extends Pick<FarFinding, 'tone' | 'words'> {
  /** Left edge and middle height, px of the canvas' own corner. */
  readonly left: number;
  readonly middle: number;
}

/**
 * What was found of a run that diverged, in the order of what one has to know: the node to blame, the first wire whose
 * numbers are none, the wire that had grown most. For views from so far away that cards and wires carry no words.
 */
export function farFindings(
  nodes: readonly AnyFlowNode[],
  edges: readonly FlowEdge[],
  diagnosis: Diagnosis,
): readonly FarFinding[] {
  const cards = new Map(nodes.flatMap((node) => (node.type === 'card' ? [[node.id, node] as const] : [])));
  const blamed = nodes.find((node): node is FlowNode => isBlamed(node, diagnosis));
  const order = (diagnosis.steps.at(-1)?.nodes ?? []).map(({ node }) => node);
  const broken = firstWire(edges, order, diagnosis);
  const grown = mostGrown(edges, diagnosis);
  const found = [blamed === undefined ? null : ofCard(blamed, diagnosis)];
  for (const [edge, tone] of [[broken, 'e'] as const, [grown, 'w'] as const]) {
    found.push(edge === null ? null : ofWire(edge, tone, { nodes, cards, diagnosis }));
  }
  return found.filter((finding) => finding !== null);
}

const isBlamed = (node: AnyFlowNode, diagnosis: Diagnosis): boolean =>
  node.type === 'card' && findingOf(diagnosis, node.data.node.id)?.tone === 'e';

function ofCard(node: FlowNode, diagnosis: Diagnosis): FarFinding | null {
  const finding = findingOf(diagnosis, node.data.node.id);
  const { x, y, width, height } = cardBox(node);
  const words = `${node.data.name}: ${finding?.words}`;
  return finding === null ? null : { tone: 'e', words, x: x + width / 2, above: y, below: y + height };
}

function firstWire(edges: readonly FlowEdge[], order: readonly NodeId[], diagnosis: Diagnosis): FlowEdge | null {
  const from = order.find((node) => wireFindingOf(diagnosis, node)?.tone === 'e' && edges.some(leaves(node)));
  return from === undefined ? null : (edges.find(leaves(from)) ?? null);
}

const leaves =
  (node: NodeId) =>
  ({ data }: FlowEdge): boolean =>
    data?.edge.from === node;

function mostGrown(edges: readonly FlowEdge[], diagnosis: Diagnosis): FlowEdge | null {
  let most: { readonly edge: FlowEdge; readonly mean: number } | null = null;
  for (const edge of edges) {
    const finding = edge.data === undefined ? null : wireFindingOf(diagnosis, edge.data.edge.from);
    if (finding?.tone !== 'w' || finding.mean === null || finding.mean <= (most?.mean ?? 0)) continue;
    most = { edge, mean: finding.mean };
  }
  return most?.edge ?? null;
}

interface Known {
  readonly nodes: readonly AnyFlowNode[];
  readonly cards: ReadonlyMap<string, FlowNode>;
  readonly diagnosis: Diagnosis;
}

function ofWire(edge: FlowEdge, tone: 'e' | 'w', { nodes, cards, diagnosis }: Known): FarFinding | null {
  const [source, target] = [cards.get(edge.source), cards.get(edge.target)];
  const finding = edge.data === undefined ? null : wireFindingOf(diagnosis, edge.data.edge.from);
  if (source === undefined || target === undefined || finding === null) return null;
  const [left, right] = [cardBox(source), cardBox(target)];
  const from = { x: left.x + left.width, y: left.y + portTop };
  const to = { x: right.x, y: right.y + portTop };
  const { label, labelPlace } = wirePath(from, to, cardsNear(nodes, from, to), edge.data?.entry ?? onlyEntry);
  const words = finding.badge === null ? finding.words : `${finding.badge}, ${finding.words}`;
  const rows = labelPlace === 'above' ? [left, right] : [];
  return { tone, words, x: label.x, ...edgesOf(rows, label.y) };
}

/** Where the cards beside a straight wire end; a wire in a lane has no cards beside it. */
const edgesOf = (rows: readonly CardBox[], y: number): Pick<FarFinding, 'above' | 'below'> => ({
  above: Math.min(y, ...rows.map((box) => box.y)),
  below: Math.max(y, ...rows.map((box) => box.y + box.height)),
});

const tall = 20;
const characterWidth = 6.2;
/** Icon, padding and border. */
const around = 34;
/** Longer words are cut off. */
export const widest = 280;
const gap = 3;

interface Screen {
  readonly transform: readonly [x: number, y: number, zoom: number];
  readonly width: number;
  readonly height: number;
}

/** Puts the words above or below their place, each where no earlier ones are; what finds no room is left out. */
export function placeFindings(
  findings: readonly FarFinding[],
  { transform: [left, top, zoom], width, height }: Screen,
): readonly PlacedFinding[] {
  const placed: (PlacedFinding & { readonly wide: number })[] = [];
  for (const { tone, words, x, above, below } of findings) {
    const wide = Math.min(widest, words.length * characterWidth + around);
    const at = x * zoom + left;
    if (at < 0 || at > width) continue;
    const place = Math.max(gap, Math.min(at - wide / 2, width - wide - gap));
    const isFree = (middle: number): boolean =>
      middle > tall / 2 &&
      middle < height - tall / 2 &&
      !placed.some(
        (other) =>
          Math.abs(other.middle - middle) < tall + gap &&
          place < other.left + other.wide + gap &&
          other.left < place + wide + gap,
      );
    const heights = [above * zoom + top - tall / 2 - gap, below * zoom + top + tall / 2 + gap];
    const middle = heights.find(isFree);
    if (middle !== undefined) placed.push({ tone, words, left: place, middle, wide });
  }
  return placed.map(({ wide: _, ...finding }) => finding);
}
