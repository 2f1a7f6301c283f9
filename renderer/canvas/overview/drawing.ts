import type { Detail } from '../detail';

/**
 * Who draws the cards: React Flow all of them; the overview all of them; or, of a large network at half size, the overview
 * whatever comes into view, and React Flow puts its own in place once the view rests.
 */
export type Drawing = 'cards' | 'filling' | 'overview';

export function drawingOf(detail: Detail, isBig: boolean): Drawing {
  if (detail === 'overview') return 'overview';
  return detail === 'far' && isBig ? 'filling' : 'cards';
}
