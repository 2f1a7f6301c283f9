import type { FlowNode } from '../flow-adapter';
import { cardWidth } from '../measures';
import type { ThemeColors } from '../theme-colors';
import type { WireLook } from '../wire-look';
import { type SmallCard, smallCard, type Tone } from './small-card';

/** Place and scale of the canvas: a point p of it is drawn at p · zoom + (x, y). */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
}

export interface Overview {
  readonly cards: readonly FlowNode[];
  /** All wires of one look in one path. */
  readonly wires: ReadonlyMap<WireLook, Path2D>;
  readonly hovered: string | null;
  readonly focused: string | null;
}

type Context = CanvasRenderingContext2D;

/** A card where it is drawn, in px of the window. */
interface Drawn extends SmallCard {
  readonly node: FlowNode;
  readonly x: number;
  readonly y: number;
  readonly tall: number;
}

/** Wires as thick as those of cards that are drawn alone, but never thinner than can be seen. */
const wireWidth = { ofCanvas: 2, least: 0.75 };
const cornerRadius = 8;
/** A card that is less wide than this on the screen is a plain box. */
const detailedFrom = 14;
/** From here on corners are round to the eye. */
const roundFrom = 26;
const header = { height: 36, left: 12, icon: 18, gap: 8, text: 11 };
const picture = { left: 11 };
const width = cardWidth;

/** Cards as boxes with a bar for the name and one for the picture, wires as lines; what is out of view is left out. */
export function paintOverview(context: Context, overview: Overview, view: View, colors: ThemeColors): void {
  context.clearRect(0, 0, view.width, view.height);
  paintWires(context, overview.wires, view, colors);
  const byTone = new Map<Tone, Drawn[]>();
  for (const node of overview.cards) {
    const card = drawn(node, view);
    if (card.x > view.width || card.y > view.height) continue;
    if (card.x + width * view.zoom < 0 || card.y + card.tall < 0) continue;
    const same = byTone.get(card.tone);
    if (same) same.push(card);
    else byTone.set(card.tone, [card]);
  }
  for (const tone of tones) {
    const cards = byTone.get(tone);
    if (cards !== undefined) paintCards(context, cards, tone, view.zoom, colors);
  }
  paintRings(context, [...byTone.values()].flat(), overview, view.zoom, colors);
}

/** Later ones lie over earlier ones. */
const tones: readonly Tone[] = ['refused', 'plain', 'bypassed', 'fits', 'warning', 'error', 'selected'];

function drawn(node: FlowNode, { x, y, zoom }: View): Drawn {
  const small = smallCard(node);
  const [left, top] = [node.position.x * zoom + x, node.position.y * zoom + y];
  return { ...small, node, x: left, y: top, tall: small.height * zoom };
}

function paintWires(context: Context, wires: Overview['wires'], view: View, colors: ThemeColors): void {
  const color: Record<WireLook, string> = {
    '': colors.wire,
    off: colors.wire,
    hot: colors.wireLive,
    w: colors.warning,
    e: colors.error,
    sel: colors.accent,
  };
  context.save();
  context.transform(view.zoom, 0, 0, view.zoom, view.x, view.y);
  const thin = Math.max(wireWidth.ofCanvas, wireWidth.least / view.zoom);
  for (const [look, path] of wires) {
    context.strokeStyle = color[look];
    context.lineWidth = look === '' || look === 'off' || look === 'hot' ? thin : 2 * thin;
    context.setLineDash(look === 'off' ? [thin, 2.5 * thin] : look === 'e' ? [6 * thin, 4 * thin] : []);
    context.stroke(path);
  }
  context.restore();
}

function paintCards(context: Context, cards: readonly Drawn[], tone: Tone, zoom: number, colors: ThemeColors): void {
  const { fill, line, lineWidth } = looksOf(colors, zoom)[tone];
  context.globalAlpha = tone === 'refused' ? 0.38 : 1;
  const outline = outlines(cards, zoom);
  context.fillStyle = fill;
  context.fill(outline);
  if (width * zoom >= detailedFrom) paintInside(context, cards, zoom, colors);
  context.strokeStyle = line;
  context.lineWidth = lineWidth;
  context.setLineDash(tone === 'bypassed' || tone === 'fits' ? [3, 2] : []);
  context.stroke(outline);
  context.setLineDash([]);
  for (const card of cards) if (card.sign !== null) paintSign(context, card, zoom, colors);
  context.globalAlpha = 1;
}

interface Look {
  readonly fill: string;
  readonly line: string;
  readonly lineWidth: number;
}

/** A small box is seen by its border alone: the fills of cards hardly differ from the ground. */
export const borderAt = (zoom: number): 'lineControl' | 'lineStrong' =>
  width * zoom < roundFrom ? 'lineControl' : 'lineStrong';

function looksOf(colors: ThemeColors, zoom: number): Record<Tone, Look> {
  const line = colors[borderAt(zoom)];
  return {
    plain: { fill: colors.raised, line, lineWidth: 1 },
    bypassed: { fill: colors.chrome, line: colors.lineControl, lineWidth: 1 },
    refused: { fill: colors.raised, line, lineWidth: 1 },
    fits: { fill: colors.accentSoft, line: colors.accent, lineWidth: 1.5 },
    warning: { fill: colors.warningSoft, line: colors.warning, lineWidth: 1.5 },
    error: { fill: colors.errorSoft, line: colors.error, lineWidth: 1.5 },
    selected: { fill: colors.accentSoft, line: colors.accent, lineWidth: 2 },
  };
}

function outlines(cards: readonly Drawn[], zoom: number): Path2D {
  const path = new Path2D();
  const wide = width * zoom;
  for (const { x, y, tall } of cards) {
    if (wide < roundFrom) path.rect(x, y, wide, tall);
    else path.roundRect(x, y, wide, tall, cornerRadius * zoom);
  }
  return path;
}

/** A square for the icon, a bar for the name, a box for the picture: what is seen of them from far away. */
function paintInside(context: Context, cards: readonly Drawn[], zoom: number, colors: ThemeColors): void {
  const bar = header.text * zoom;
  const middle = (header.height / 2) * zoom;
  const icon = header.icon * zoom;
  context.fillStyle = colors.inset;
  for (const { x, y, tall } of cards) {
    const above = header.height * zoom;
    context.fillRect(
      x + picture.left * zoom,
      y + above,
      (width - 2 * picture.left) * zoom,
      tall - above - picture.left * zoom,
    );
  }
  context.fillStyle = colors.text3;
  for (const { x, y, nameWidth } of cards) {
    context.fillRect(x + header.left * zoom, y + middle - icon / 2, icon, icon);
    const textAt = x + (header.left + header.icon + header.gap) * zoom;
    context.fillRect(textAt, y + middle - bar / 2, nameWidth * zoom, bar);
  }
}

const sign = { ofCanvas: 20, least: 5 };

/** In the corner of the card: a disc for an error, a triangle for a warning. */
function paintSign(context: Context, card: Drawn, zoom: number, colors: ThemeColors): void {
  const size = Math.max(sign.least, sign.ofCanvas * zoom);
  const middle = {
    x: card.x + width * zoom - size * 0.9,
    y: card.y + Math.max(size * 0.9, (header.height / 2) * zoom),
  };
  context.beginPath();
  if (card.sign === 'error') context.arc(middle.x, middle.y, size / 2, 0, 2 * Math.PI);
  else {
    context.moveTo(middle.x, middle.y - size / 2);
    context.lineTo(middle.x + size / 2, middle.y + size / 2);
    context.lineTo(middle.x - size / 2, middle.y + size / 2);
    context.closePath();
  }
  context.fillStyle = card.sign === 'error' ? colors.error : colors.warning;
  context.fill();
}

/** Round the card that has the focus, and round the one under the pointer. */
function paintRings(
  context: Context,
  cards: readonly Drawn[],
  { hovered, focused }: Overview,
  zoom: number,
  colors: ThemeColors,
): void {
  const ring = ({ x, y, tall }: Drawn, color: string, lineWidth: number, off: number): void => {
    context.strokeStyle = color;
    context.lineWidth = lineWidth;
    context.strokeRect(x - off, y - off, width * zoom + 2 * off, tall + 2 * off);
  };
  for (const card of cards) {
    if (card.node.id === hovered && card.tone === 'plain') ring(card, colors.text3, 1, 0);
    if (card.node.id === focused) ring(card, colors.focus, 2, 3);
  }
}
