import type { Page } from '@playwright/test';
import type { Point } from '../src-core/graph/document';

/** A gesture of the mouse that goes on as long as it is asked for steps; what was pressed is let go at its end. */
export type Gesture = (page: Page) => AsyncGenerator<void, void>;

export const gestureOf = {
  /** Drags the card that is nearest to the middle of the canvas. */
  drag: (places: readonly Point[]): Gesture =>
    async function* drag(page) {
      const { x, y } = await gripOf(page, places);
      yield* held(page, { x, y }, { x: 60, y: 40 }, 'left');
    },
  pan: async function* pan(page: Page): AsyncGenerator<void, void> {
    yield* held(page, middleOf(await boxOfCanvas(page)), { x: 150, y: 100 }, 'middle');
  },
  /** In and out again; a negative `delta` begins with in. */
  zoom: (delta: number): Gesture =>
    async function* zoom(page) {
      const { x, y } = middleOf(await boxOfCanvas(page));
      await page.mouse.move(x, y);
      for (let step = 0; ; step++) {
        await page.mouse.wheel(0, step % 40 < 20 ? delta / 2 : -delta / 2);
        yield;
      }
    },
};

async function* held(page: Page, { x, y }: Point, reach: Point, button: 'left' | 'middle'): AsyncGenerator<void, void> {
  await page.mouse.move(x - 1, y);
  await page.mouse.move(x, y);
  await page.waitForTimeout(100);
  await page.mouse.down({ button });
  try {
    for (let step = 0; ; step++) {
      await page.mouse.move(x + reach.x * Math.sin(step / 10), y + reach.y * Math.cos(step / 10));
      yield;
    }
  } finally {
    await page.mouse.up({ button });
  }
}

interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

const middleOf = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

async function boxOfCanvas(page: Page): Promise<Box> {
  const box = await page.locator('.react-flow').boundingBox();
  if (box === null) throw new Error('no canvas');
  return box;
}

/** A place on the header of the card that is nearest to the middle, in pixels of the window. */
async function gripOf(page: Page, places: readonly Point[]): Promise<Point> {
  const canvas = await boxOfCanvas(page);
  const middle = middleOf(canvas);
  const [left = 0, top = 0, zoom = 1] = await page.evaluate(() => {
    const viewport = document.querySelector('.react-flow__viewport');
    if (viewport === null) throw new Error('no viewport');
    const { e, f, a } = new DOMMatrix(getComputedStyle(viewport).transform);
    return [e, f, a];
  });
  const grips = places.map(({ x, y }) => ({
    x: canvas.x + left + (x + 60) * zoom,
    y: canvas.y + top + (y + 14) * zoom,
  }));
  const away = (grip: Point): number => Math.hypot(grip.x - middle.x, grip.y - middle.y);
  return grips.reduce((best, grip) => (away(grip) < away(best) ? grip : best));
}
