/**
 * A network of 1,000 nodes in the window: times between frames while a card is dragged, while the canvas is panned and while
 * it is zoomed, with a part of it in view and with all of it, beside an empty page under the same hand. Prints a table and
 * JSON; absolute numbers belong to one machine. Needs a build; a second one, of another state of the code, takes its turn
 * in each round. `npx tsx bench/big-graph.ts [nodes] [folder of another build]`
 */
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { projectRoot } from '../e2e/support/desktop-runtime';
import { serveStatic } from '../electron/serve';
import { serializeDocument } from '../src-core/graph/serialize';
import { largeLaidOut } from '../src-core/testing/large-document';
import { type Gesture, gestureOf } from './big-graph-gestures';
import { launchChromium, newWindow, openEditor } from './browser-window';
import { frameTimes, frameTimesWhileDragging, openEmptyPage } from './frame-times';
import { percentile } from './measure';

const count = Number(process.argv[2] ?? 1000);
const other = process.argv[3];
const rounds = 3;
/** Of each gesture in each round. */
const seconds = 2;

const document = largeLaidOut(count);
const places = document.nodes.map(({ position }) => position);
const file = {
  name: 'big.layerloom',
  mimeType: 'application/json',
  buffer: Buffer.from(serializeDocument(document)),
};

const browser = await launchChromium();
const builds = { ...(other === undefined ? {} : { other }), 'this build': join(projectRoot, 'out/renderer') };
const times = new Map<string, number[]>();
const add = (row: string, found: readonly number[]): void => {
  times.set(row, [...(times.get(row) ?? []), ...found]);
};
for (let round = 0; round < rounds; round++) {
  const empty = await openEmptyPage(browser);
  add('an empty page: drag', (await frameTimesWhileDragging(empty, 500, 400)).calls);
  await empty.close();
  for (const [name, folder] of Object.entries(builds)) {
    await measure(folder, (gesture, found) => add(`${name}: ${gesture}`, found));
  }
}
await browser.close();
const order = [...times.keys()].toSorted((one, two) => one.replace(/.*: /, '').localeCompare(two.replace(/.*: /, '')));
const rows = Object.fromEntries(order.map((row) => [row, summary(times.get(row) ?? [])]));
console.table(rows);
console.log(JSON.stringify(rows));

/** All gestures in a window of one build. */
async function measure(folder: string, report: (gesture: string, times: readonly number[]) => void): Promise<void> {
  const server = await serveStatic(folder, 0);
  const page = await openBig(browser, server.address);
  const run = async (name: string, gesture: Gesture): Promise<void> => report(name, await timed(page, gesture));
  await run('all in view, drag', gestureOf.drag(places));
  await run('all in view, pan', gestureOf.pan);
  await run('all in view, zoom to a part', gestureOf.zoom(-120));
  await page.keyboard.press('f');
  await page.keyboard.press('ControlOrMeta+=');
  await page.keyboard.press('ControlOrMeta+=');
  for (let press = 0; press < 4; press++) {
    await page.waitForTimeout(300);
    await page.keyboard.press('ControlOrMeta+=');
  }
  await page.waitForTimeout(1000);
  await run('a quarter in view, pan', gestureOf.pan);
  await page.getByRole('button', { name: /back to 100 %/ }).click();
  await page.waitForTimeout(1000);
  await run('a part in view, drag', gestureOf.drag(places));
  await run('a part in view, pan', gestureOf.pan);
  await run('a part in view, zoom to all', gestureOf.zoom(120));
  await page.context().close();
  await server.close();
}

async function openBig(within: Browser, address: string): Promise<Page> {
  const page = await newWindow(within);
  // Chromium's own pickers cannot be driven; without them a file goes the way of other browsers.
  await page.addInitScript('delete window.showOpenFilePicker; delete window.showSaveFilePicker;');
  page.on('filechooser', (chooser) => void chooser.setFiles(file));
  await openEditor(page, address);
  await page.keyboard.press('ControlOrMeta+o');
  await page.getByText(`${count} nodes`, { exact: true }).first().waitFor();
  await page.waitForTimeout(1500);
  return page;
}

/** Times between frames while a gesture goes on for some seconds. */
async function timed(page: Page, gesture: Gesture): Promise<readonly number[]> {
  const steps = gesture(page);
  await steps.next();
  const found = frameTimes(page, seconds * 1000);
  const end = performance.now() + seconds * 1000 - 100;
  while (performance.now() < end) await steps.next();
  const { calls } = await found;
  await steps.return();
  return calls;
}

function summary(found: readonly number[]) {
  const at = (share: number): number => Math.round(10 * percentile(share, found)) / 10;
  return { 'p50, ms': at(0.5), 'p99, ms': at(0.99), 'longest, ms': Math.round(Math.max(...found)) };
}
