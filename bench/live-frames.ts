/**
 * What looking costs the page: milliseconds between two frames while a network trains with everything live (every view open, as in
 * `views.ts`) and with nothing on the screen, and of an empty page in the same browser, in turn within one run. Nobody
 * touches anything meanwhile. `npx tsx bench/live-frames.ts Spirals 1` measures one net, in one turn. Prints a table and JSON.
 */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { projectRoot } from '../e2e/support/desktop-runtime';
import { serveStatic } from '../electron/serve';
import { launchChromium, newWindow, openEditor, setManyEpochs } from './browser-window';
import { frameTimes, openEmptyPage } from './frame-times';
import { closeViews, openSpirals, openViews, train } from './live-window';
import { percentile } from './measure';

const turns = Number(process.argv[3] ?? 3);
/** Milliseconds until views have opened or closed. */
const settle = 700;
/** Milliseconds of one look at the frames. */
const stretch = 3000;

const server = await serveStatic(join(projectRoot, 'out/renderer'), 0);
const browser = await launchChromium();

const nets = ['A3', 'Spirals'].filter((net) => (process.argv[2] ?? net) === net);
const rows: Record<string, { frames: number; p50: number; p99: number }> = {};
for (const net of nets) {
  const page = await openNet(net);
  const times: Record<'live' | 'closed' | 'empty', number[]> = { live: [], closed: [], empty: [] };
  for (let turn = 0; turn < turns; turn++) {
    await train(page);
    await openViews(page, net === 'Spirals');
    times.live.push(...(await settled(page)));
    await train(page);
    await closeViews(page);
    times.closed.push(...(await settled(page)));
    const empty = await openEmptyPage(browser);
    times.empty.push(...(await settled(empty)));
    await empty.close();
  }
  await page.context().close();
  rows[`${net}, training, everything live`] = figures(times.live);
  rows[`${net}, training, nothing shown`] = figures(times.closed);
  rows[`an empty page beside ${net}`] = figures(times.empty);
}
await browser.close();
await server.close();
console.table(rows);
console.log(JSON.stringify(rows));

/** The window with a net that trains for as long as it is looked at. */
async function openNet(net: string): Promise<Page> {
  const page = await newWindow(browser);
  await openEditor(page, server.address);
  if (net === 'Spirals') await openSpirals(page);
  await setManyEpochs(page);
  return page;
}

async function settled(page: Page): Promise<readonly number[]> {
  await page.bringToFront();
  await page.waitForTimeout(settle);
  return (await frameTimes(page, stretch)).frames;
}

function figures(times: readonly number[]): { frames: number; p50: number; p99: number } {
  const at = (share: number): number => Math.round(10 * percentile(share, times)) / 10;
  return { frames: times.length, p50: at(0.5), p99: at(0.99) };
}
