import type { TourStep } from './steps';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface BubblePlace {
  readonly left: number;
  readonly top: number;
  /** How far along the bubble's edge its tip stands. */
  readonly tip: number;
}

export const bubble = { width: 280, height: 168 } as const;
const gap = 12;
const margin = 8;

/** Beside its target and wholly inside the window; the tip stays on the target where that is possible. */
export function placeBubble(
  target: Box,
  side: TourStep['side'],
  window: { readonly width: number; readonly height: number },
): BubblePlace {
  const within = (value: number, size: number, room: number): number =>
    Math.round(Math.max(margin, Math.min(value, room - size - margin)));
  const centre = { x: target.left + target.width / 2, y: target.top + target.height / 2 };
  if (side === 'left' || side === 'right') {
    const beside = side === 'left' ? target.left - bubble.width - gap : target.left + target.width + gap;
    const left = within(beside, bubble.width, window.width);
    const top = within(target.top + 64, bubble.height, window.height);
    return { left, top, tip: 24 };
  }
  // Before the middle, so that the tip stands at its left part, as a reader begins there.
  const left = within(centre.x - 48, bubble.width, window.width);
  const below = target.top + target.height + gap;
  const top = within(side === 'below' ? below : target.top - bubble.height - gap, bubble.height, window.height);
  return { left, top, tip: Math.max(16, Math.min(centre.x - left, bubble.width - 16)) };
}
