/**
 * What looking costs: steps a second of training in the window, in Chromium, with every view open (a sample followed or the
 * unit maps on all cards, Evaluate in the dock, a node in the inspector) against none (dock closed, no card on the screen),
 * in turn within one run. Also milliseconds of a decision surface of 100 × 100. Prints a table and JSON.
 */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { projectRoot } from '../e2e/support/desktop-runtime';
import { serveStatic } from '../electron/serve';
import { launchChromium, newWindow, openEditor, setManyEpochs } from './browser-window';
import { closeViews, openSpirals, openViews, train } from './live-window';
import { median } from './measure';

const turns = Number(process.argv[3] ?? 3);
/** Milliseconds until views have opened or closed. */
const settle = 700;
/** Milliseconds of one look at the speed. */
const stretch = 4000;

const server = await serveStatic(join(projectRoot, 'out/renderer'), 0);
const browser = await launchChromium();

/** `npx tsx bench/views.ts Spirals 1` measures one of them, in one turn. */
const nets = ['A3', 'Spirals'].filter((net) => (process.argv[2] ?? net) === net);
const rows: Record<string, { open: number; closed: number; ratio: number }> = {};
const surfaces: number[] = [];
for (const net of nets) {
  const page = await newWindow(browser);
  await page.addInitScript(watchWorkers);
  await openEditor(page, server.address);
  if (net === 'Spirals') await openSpirals(page);
  await setManyEpochs(page);
  await train(page);
  await page.waitForFunction(() => 'newestStep' in globalThis);
  const speeds: Record<'open' | 'closed', number[]> = { open: [], closed: [] };
  for (let turn = 0; turn < turns; turn++) {
    await train(page);
    await closeViews(page);
    speeds.closed.push(await stepsPerSecond(page));
    await train(page);
    await openViews(page, net === 'Spirals');
    speeds.open.push(await stepsPerSecond(page));
    if (net === 'Spirals')
      surfaces.push(Number(/in ([\d.]+) ms/.exec(await page.locator('.surface-ms').innerText())?.[1]));
  }
  const [open, closed] = [median(speeds.open), median(speeds.closed)];
  rows[net] = { open: Math.round(open), closed: Math.round(closed), ratio: Math.round((1000 * open) / closed) / 1000 };
  console.log(net, speeds);
  await page.context().close();
}
await browser.close();
await server.close();

console.table(rows);
if (surfaces.length > 0) console.log(`Decision surface, 100 × 100: ${median(surfaces).toFixed(1)} ms`);
console.log(JSON.stringify({ rows, surfaces }));

/** Over the whole stretch, from the first report of the worker to the last. */
async function stepsPerSecond(page: Page): Promise<number> {
  await page.waitForTimeout(settle);
  const before = await newestStep(page);
  await page.waitForTimeout(stretch);
  const after = await newestStep(page);
  return (1000 * (after.step - before.step)) / (after.time - before.time);
}

interface Report {
  readonly step: number;
  readonly time: number;
}

function newestStep(page: Page): Promise<Report> {
  return page.evaluate(() => {
    const report: unknown = Reflect.get(globalThis, 'newestStep');
    const read = (key: 'step' | 'time'): number =>
      typeof report === 'object' && report !== null ? Number(Reflect.get(report, key)) : Number.NaN;
    return { step: read('step'), time: read('time') };
  });
}

/** In the page: listens to what the worker reports, beside the program. */
function watchWorkers(): void {
  const Original = globalThis.Worker;
  globalThis.Worker = class extends Original {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', ({ data }: MessageEvent<{ kind: string; from: number; loss: Float32Array }>) => {
        if (data.kind !== 'steps') return;
        Object.assign(globalThis, { newestStep: { step: data.from + data.loss.length, time: performance.now() } });
      });
    }
  };
}
