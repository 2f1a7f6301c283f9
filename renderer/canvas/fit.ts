import type { CardBox } from './wire-path';

export interface ViewBox {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Wires leave and enter a row this far outside its cards. */
const laneReach = 24;
const margin = { x: 6, top: 18 };
/** How much is kept free at the bottom: the least that leaves no card under the bars that float there. */
const strips = [22, 30, 38, 46, 54, 62, 70, 78, 86, 94];
const stripOtherwise = 54;
const zoomBar = { width: 224, height: 48 };
/** The minimap is hidden where the window is low, and with it the canvas. */
const miniMap = { width: 148, height: 88, lowest: 500 };

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The viewport that shows these cards in a canvas of this size.
 * @param most the largest zoom, usually 1: a small network is not blown up
 */
export function fitViewport(cards: readonly CardBox[], size: Size, most: number, least: number): ViewBox {
  if (cards.length === 0 || size.width === 0 || size.height === 0) return { x: 0, y: 0, zoom: 1 };
  const views = strips.map((strip) => fitAbove(strip, cards, size, most, least));
  return views.find((view) => !isCovered(cards, view, size)) ?? fitAbove(stripOtherwise, cards, size, most, least);
}

function fitAbove(strip: number, cards: readonly CardBox[], size: Size, most: number, least: number): ViewBox {
  const left = Math.min(...cards.map(({ x }) => x)) - laneReach;
  const right = Math.max(...cards.map(({ x, width }) => x + width)) + laneReach;
  const top = Math.min(...cards.map(({ y }) => y));
  const bottom = Math.max(...cards.map(({ y, height }) => y + height));
  const room = { width: size.width - 2 * margin.x, height: size.height - margin.top - strip };
  const fitting = Math.min(room.width / (right - left), room.height / (bottom - top));
  const zoom = Math.max(least, Math.min(most, fitting));
  const free = Math.max(0, room.height - (bottom - top) * zoom);
  return {
    x: size.width / 2 - ((left + right) / 2) * zoom,
    y: margin.top + free / 2 - top * zoom,
    zoom,
  };
}

/** Whether the zoom bar (bottom left) or the minimap (bottom right) lies over a card. */
function isCovered(cards: readonly CardBox[], { x, y, zoom }: ViewBox, { width, height }: Size): boolean {
  return cards.some((card) => {
    const bottom = (card.y + card.height) * zoom + y;
    const underBar = card.x * zoom + x < zoomBar.width && bottom > height - zoomBar.height;
    const right = (card.x + card.width) * zoom + x;
    const hasMap = height >= miniMap.lowest;
    return underBar || (hasMap && right > width - miniMap.width && bottom > height - miniMap.height);
  });
}
