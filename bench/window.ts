/**
 * The window as a user has it, in Chromium: time to a usable canvas, time from Train to the first loss, frame times while
 * a node is dragged, at rest and during training, time from Pause to a trainer that has stopped. Prints a table and JSON; absolute numbers belong to one machine.
 */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { projectRoot } from '../e2e/support/desktop-runtime';
import { serveStatic } from '../electron/serve';
import { launchChromium, newWindow, openEditor } from './browser-window';
import { type FrameTimes, frameTimesWhileDragging, openEmptyPage } from './frame-times';
import { percentile, type Spread, spreadOf } from './measure';
import { timePauses, watchWorker } from './window-pauses';
import { type WindowRow, windowRows } from './window-rows';

const repetitions = 5;
/** Of each repetition. */
const pauses = 40;

const server = await serveStatic(join(projectRoot, 'out/renderer'), 0);
const browser = await launchChromium();

const usable: number[] = [];
const firstLoss: number[] = [];
const framesOfNothing: FrameTimes[] = [];
const framesAtRest: FrameTimes[] = [];
const framesTraining: FrameTimes[] = [];
const samples: number[] = [];
const pauseTimes: (readonly number[])[] = [];

for (let repetition = 0; repetition < repetitions; repetition++) {
  const page = await newWindow(browser);
  await page.addInitScript(watchWorker);
  const started = performance.now();
  await openEditor(page, server.address);
  usable.push(performance.now() - started);
  // Images on the cards show that the worker has read the data set.
  await page.getByRole('img', { name: /images of Fashion-MNIST/ }).waitFor();
  framesAtRest.push(await framesOfCard(page));
  firstLoss.push(await trainToFirstLoss(page));
  framesTraining.push(await framesOfCard(page));
  const shown = await page.locator('dl').filter({ hasText: 'Samples/s' }).locator('dd').first().innerText();
  samples.push(Number(shown.replaceAll(',', '')));
  await page.getByRole('group', { name: 'Run' }).getByRole('button', { name: 'Stop', exact: true }).click();
  pauseTimes.push(await timePauses(page, pauses));
  await page.context().close();
  const empty = await openEmptyPage(browser);
  framesOfNothing.push(await frameTimesWhileDragging(empty, 500, 400));
  await empty.close();
}
await browser.close();
await server.close();

/** Of all repetitions together, with the least and the most of one. */
const together = (share: number, times: readonly (readonly number[])[]): Spread => ({
  ...spreadOf(times.map((each) => percentile(share, each))),
  median: percentile(share, times.flat()),
});

const framesOf = (of: readonly FrameTimes[]) => of.map(({ frames }) => frames);
const callsOf = (of: readonly FrameTimes[]) => of.map(({ calls }) => calls);

const found: Record<WindowRow, Spread> = {
  usable: spreadOf(usable),
  firstLoss: spreadOf(firstLoss),
  dragEmpty: together(0.99, framesOf(framesOfNothing)),
  dragIdle: together(0.99, framesOf(framesAtRest)),
  dragTraining: together(0.99, framesOf(framesTraining)),
  callsEmpty: together(0.99, callsOf(framesOfNothing)),
  callsTraining: together(0.99, callsOf(framesTraining)),
  samples: spreadOf(samples),
  pause: together(0.95, pauseTimes),
};
const rounded = Object.fromEntries(Object.entries(found).map(([row, spread]) => [row, roundedSpread(spread)]));
console.table(Object.fromEntries(Object.entries(windowRows).map(([row, title]) => [title, rounded[row]])));
console.log(JSON.stringify(rounded));

function roundedSpread({ median, least, most }: Spread): Spread {
  const round = (value: number): number => Math.round(value * 10) / 10;
  return { median: round(median), least: round(least), most: round(most) };
}

async function trainToFirstLoss(page: Page): Promise<number> {
  const start = performance.now();
  await page.getByRole('group', { name: 'Run' }).getByRole('button', { name: 'Train', exact: true }).click();
  const loss = page
    .locator('dl')
    .filter({ has: page.locator('dt', { hasText: /^Loss$/ }) })
    .locator('dd');
  await loss.filter({ hasText: /\d/ }).waitFor();
  return performance.now() - start;
}

async function framesOfCard(page: Page): Promise<FrameTimes> {
  const box = await page
    .getByTestId(/^card-/)
    .nth(4)
    .boundingBox();
  if (box === null) throw new Error('no card');
  return frameTimesWhileDragging(page, box.x + 60, box.y + 18);
}
