import type { Browser, Page } from '@playwright/test';

/** Milliseconds between frames while what lies at that place is dragged to and fro for about three seconds. */
export async function frameTimesWhileDragging(page: Page, x: number, y: number): Promise<readonly number[]> {
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

/** Milliseconds between frames for so many milliseconds. */
export function frameTimes(page: Page, stretch: number): Promise<readonly number[]> {
  return page.evaluate(
    (length) =>
      new Promise<number[]>((resolve) => {
        const deltas: number[] = [];
        let last = performance.now();
        const begin = last;
        const frame = (): void => {
          const time = performance.now();
          deltas.push(time - last);
          last = time;
          if (time - begin > length) resolve(deltas.slice(1));
          else requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
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
