/**
 * A network of 1,000 nodes in the window: times between frames while a card is dragged, while the canvas is panned and while
 * it is zoomed, with a part of it in view and with all of it. Prints a table and JSON; absolute numbers belong to one machine.
 * Needs a build. `npx tsx bench/big-graph.ts [nodes]`
 */
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { projectRoot } from '../e2e/support/desktop-runtime';
import { findChromium } from '../e2e/support/find-chromium';
import { serveStatic } from '../electron/serve';
import { applyChange } from '../src-core/graph/apply-change';
import { layoutNodes } from '../src-core/graph/editing/layout';
import { serializeDocument } from '../src-core/graph/serialize';
import { bigDocument } from './edit';
import { median } from './measure';

const count = Number(process.argv[2] ?? 1000);
const seconds = 2;

const laidOut = applyChange(
  bigDocument(count),
  layoutNodes(bigDocument(count), { columnStep: 304, rowStep: 252, aspect: 1.6 }),
);
if (!laidOut.ok) throw new Error(laidOut.error);

const server = await serveStatic(join(projectRoot, 'out/renderer'), 0);
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath === null ? {} : { executablePath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
const page = await context.newPage();
// The runner of this script wraps functions in a helper that the page does not have.
await page.addInitScript(
  `globalThis.__name = (wrapped) => wrapped;
  delete window.showOpenFilePicker;
  delete window.showSaveFilePicker;`,
);
const file = {
  name: 'big.layerloom',
  mimeType: 'application/json',
  buffer: Buffer.from(serializeDocument(laidOut.value)),
};
page.on('filechooser', (chooser) => void chooser.setFiles(file));
await page.goto(server.address);
await page.getByText('200,960 params').first().waitFor();
const opened = performance.now();
await page.keyboard.press('ControlOrMeta+o');
await page.getByText(`${count} nodes`, { exact: true }).first().waitFor();
const rows: Record<string, FrameTimes> = {};
console.log(`opened in ${Math.round(performance.now() - opened)} ms`);

rows['drag, all in view'] = await timed(page, drag);
rows['pan, all in view'] = await timed(page, pan);
rows['zoom, from all to a part'] = await timed(page, (target) => zoom(target, -120));
await page.keyboard.press('f');
await page.getByRole('button', { name: /back to 100 %/ }).click();
rows['drag, a part in view'] = await timed(page, drag);
rows['pan, a part in view'] = await timed(page, pan);
rows['zoom, from a part to all'] = await timed(page, (target) => zoom(target, 120));
await browser.close();
await server.close();
console.table(rows);
console.log(JSON.stringify(rows));

interface FrameTimes {
  readonly 'median, ms': number;
  readonly 'p95, ms': number;
  readonly 'longest, ms': number;
}

type Gesture = (page: Page) => AsyncGenerator<void, void>;

/** Times between frames while a gesture goes on for some seconds. */
async function timed(target: Page, gesture: Gesture): Promise<FrameTimes> {
  const steps = gesture(target);
  await steps.next();
  const times = target.evaluate(
    (duration) =>
      new Promise<number[]>((resolve) => {
        const deltas: number[] = [];
        const begin = performance.now();
        let last = begin;
        const frame = (): void => {
          const time = performance.now();
          deltas.push(time - last);
          last = time;
          if (time - begin > duration) resolve(deltas.slice(1));
          else requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
    seconds * 1000,
  );
  const end = performance.now() + seconds * 1000 - 100;
  while (performance.now() < end) await steps.next();
  const sorted = (await times).sort((one, other) => one - other);
  await steps.return();
  const round = (value: number | undefined): number => Math.round((value ?? Number.NaN) * 10) / 10;
  return {
    'median, ms': round(median(sorted)),
    'p95, ms': round(sorted[Math.floor(sorted.length * 0.95)]),
    'longest, ms': round(sorted.at(-1)),
  };
}

async function* drag(target: Page): AsyncGenerator<void, void> {
  const box = await cardInView(target);
  const [x, y] = [box.x + box.width / 2, box.y + Math.min(18, box.height / 4)];
  await target.mouse.move(x, y);
  await target.mouse.down();
  try {
    for (let step = 0; ; step++) {
      await target.mouse.move(x + 60 * Math.sin(step / 10), y + 40 * Math.cos(step / 10));
      yield;
    }
  } finally {
    await target.mouse.up();
  }
}

async function* pan(target: Page): AsyncGenerator<void, void> {
  const canvas = await target.locator('.react-flow').boundingBox();
  if (canvas === null) throw new Error('no canvas');
  const [x, y] = [canvas.x + canvas.width / 2, canvas.y + canvas.height / 2];
  await target.mouse.move(x, y);
  await target.mouse.down({ button: 'middle' });
  try {
    for (let step = 0; ; step++) {
      await target.mouse.move(x + 150 * Math.sin(step / 10), y + 100 * Math.cos(step / 10));
      yield;
    }
  } finally {
    await target.mouse.up({ button: 'middle' });
  }
}

async function* zoom(target: Page, delta: number): AsyncGenerator<void, void> {
  const canvas = await target.locator('.react-flow').boundingBox();
  if (canvas === null) throw new Error('no canvas');
  await target.mouse.move(canvas.x + canvas.width / 2, canvas.y + canvas.height / 2);
  for (let step = 0; ; step++) {
    await target.mouse.wheel(0, step % 40 < 20 ? delta / 2 : -delta / 2);
    yield;
  }
}

async function cardInView(target: Page) {
  const canvas = await target.locator('.react-flow').boundingBox();
  const cards = await target.getByTestId(/^card-/).all();
  for (const card of cards.slice(Math.floor(cards.length / 2))) {
    const box = await card.boundingBox();
    const isSeen =
      box !== null &&
      canvas !== null &&
      box.x > canvas.x + 220 &&
      box.x + box.width < canvas.x + canvas.width - 160 &&
      box.y > canvas.y + 60 &&
      box.y + box.height < canvas.y + canvas.height - 120;
    if (isSeen) return box;
  }
  throw new Error('no card in view');
}
