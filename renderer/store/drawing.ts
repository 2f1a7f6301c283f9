import { type DrawBudget, makeDrawBudget } from './draw-budget';
import { makeFrameMeter } from './frame-meter';

const now = (): number => performance.now();

/**
 * Where training takes every core, what the page draws is taken from it: a twentieth of one core there. With cores to spare
 * drawing costs training nothing, and only keeps the page free for the hand.
 */
const restPerDrawing = navigator.hardwareConcurrency > 4 ? 5 : 19;

const budget = makeDrawBudget(now, restPerDrawing);
export const drawBudget: Pick<DrawBudget, 'wait'> = budget;

const channel = new MessageChannel();
const afterFrame: (() => void)[] = [];
channel.port1.onmessage = () => afterFrame.shift()?.();

const meter = makeFrameMeter({
  now,
  beforePainting: (call) => void requestAnimationFrame(call),
  // A message that is sent before painting comes after it.
  afterPainting(call) {
    afterFrame.push(call);
    channel.port2.postMessage(null);
  },
  spent: budget.spent,
});

const listeners = new Set<() => void>();

/** Draws what training made new, within the budget; what only decorates listens, and moves in the same frame. */
export function drawInBudget(draw: () => void): void {
  const started = now();
  draw();
  for (const listener of listeners) listener();
  meter.drawn(now() - started);
}

/** @returns what stops it */
export function onDrawing(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
