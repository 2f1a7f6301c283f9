/**
 * Memory of a long run in the window, in Chromium: `npx tsx bench/long-run.ts [minutes] [units]` trains A3, or A3
 * with so many hidden units, with its history of weights on and prints, once a minute, the page's heap after a collection of garbage and the resident memory of the process that
 * holds page and worker (Linux only). The history fills its budget in the first part of the run: the second part has to be flat.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { projectRoot } from '../e2e/support/desktop-runtime';
import { serveStatic } from '../electron/serve';
import { launchChromium, newWindow, openEditor, setManyEpochs } from './browser-window';

const minutes = Number(process.argv[2] ?? 30);
/** Of a narrower network the history is full sooner: 400 epochs, or 256 MiB. */
const units = process.argv[3] ?? '256';
const mebibyte = 2 ** 20;

interface Reading {
  readonly minute: number;
  readonly step: number;
  /** MiB. */
  readonly heap: number;
  /** MiB; `null` where the system does not say it. */
  readonly resident: number | null;
}

const server = await serveStatic(join(projectRoot, 'out/renderer'), 0);
const browser = await launchChromium();
const page = await newWindow(browser);
await openEditor(page, server.address);
await page
  .getByTestId(/^card-/)
  .filter({ has: page.getByText('Dense 1', { exact: true }) })
  .first()
  .click();
await page.getByRole('complementary', { name: 'Inspector' }).getByRole('spinbutton', { name: 'Units' }).fill(units);
await page.keyboard.press('Enter');
await page.locator('.react-flow__pane').click({ position: { x: 20, y: 400 } });
await setManyEpochs(page);
await page.getByRole('group', { name: 'Run' }).getByRole('button', { name: 'Train', exact: true }).click();
await page.getByRole('tab', { name: 'Training' }).click();

const cdp = await page.context().newCDPSession(page);
await cdp.send('Performance.enable');
const readings: Reading[] = [];
for (let minute = 1; minute <= minutes; minute++) {
  await delay(60_000);
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const used = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
  const reading = {
    minute,
    step: await stepShown(),
    heap: Math.round(used / mebibyte),
    resident: await residentOf(browser),
  };
  console.log(JSON.stringify(reading));
  readings.push(reading);
}
await browser.close();
await server.close();

const half = readings[Math.floor(readings.length / 2)];
const end = readings.at(-1);
if (half !== undefined && end !== undefined) {
  const grown = (one: number | null, other: number | null): string =>
    one === null || other === null ? 'unknown' : `${one} → ${other} MiB (${(other / one).toFixed(2)} times)`;
  console.log(`From minute ${half.minute} to ${end.minute}, ${end.step - half.step} steps:`);
  console.log(`  heap of the page ${grown(half.heap, end.heap)}`);
  console.log(`  resident, page and worker ${grown(half.resident, end.resident)}`);
}

/** The step that the Training pane shows, of so many. */
async function stepShown(): Promise<number> {
  const text = await page
    .locator('dl')
    .filter({ has: page.locator('dt', { hasText: /^Step$/ }) })
    .innerText();
  return Number(/Step\s+([\d,]+) \/ [\d,]+/.exec(text)?.[1]?.replaceAll(',', ''));
}

async function residentOf(of: Browser): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  const session = await of.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const kilobytes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => residentKilobytes(id));
  return Math.round(Math.max(...kilobytes) / 1024);
}

function residentKilobytes(process: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${process}/status`, 'utf8'))?.[1]);
}
