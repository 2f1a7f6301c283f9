import type { Browser, Page } from '@playwright/test';

/** Milliseconds from one frame to the next. */
export interface FrameTimes {
  /** By the time that the browser gives each frame, the argument of a callback of `requestAnimationFrame`: how often the page draws. */
  readonly frames: readonly number[];
  /** By the clock when that callback runs: a task before it makes one late without a frame being late. */
  readonly calls: readonly number[];
}

/** While what lies at that place is dragged to and fro for about three seconds. */
export async function frameTimesWhileDragging(page: Page, x: number, y: number): Promise<FrameTimes> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  const times = frameTimes(page, 3000);
  const end = performance.now() + 2900;
  for (let step = 0; performance.now() < end; step++) {
    await page.mouse.move(x + 60 * Math.sin(step / 10), y + 40 * Math.cos(step / 10));
  }
  const frames = await times;
  await page.mouse.up();
  return frames;
}

/** For so many milliseconds. */
export function frameTimes(page: Page, stretch: number): Promise<FrameTimes> {
  return page.evaluate(
    (length) =>
      new Promise<FrameTimes>((resolve) => {
        const frames: number[] = [];
        const calls: number[] = [];
        let last: { readonly frame: number; readonly call: number } | null = null;
        const begin = performance.now();
        const draw = (frame: number): void => {
          const call = performance.now();
          if (last !== null) {
            frames.push(frame - last.frame);
            calls.push(call - last.call);
          }
          last = { frame, call };
          if (call - begin > length) resolve({ frames, calls });
          else requestAnimationFrame(draw);
        };
        requestAnimationFrame(draw);
      }),
    stretch,
  );
}

const emptyPage = `<!doctype html>
<div style="position: absolute; width: 200px; height: 160px; border: 1px solid">card</div>
<script>
  const card = document.querySelector('div');
  addEventListener('pointermove', ({ clientX, clientY }) => {
    card.style.transform = 'translate(' + clientX + 'px, ' + clientY + 'px)';
  });
</script>`;

/** A page with one box that follows the pointer: what machine and browser alone make of a drag. */
export async function openEmptyPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript('globalThis.__name = (wrapped) => wrapped');
  await page.goto(`data:text/html,${encodeURIComponent(emptyPage)}`);
  return page;
}
