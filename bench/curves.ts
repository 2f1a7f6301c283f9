/**
 * Milliseconds of a redraw of the Training pane's loss plot with 100,000 points, in Chromium: of the whole run, of each step of
 * zooming in, and of a run that grows; from the series to pixels on the canvas. Prints a table and JSON.
 * `npx tsx bench/curves.ts [points]`
 */
import { createServer } from 'vite';
import { z } from 'zod';
import { projectRoot } from '../e2e/support/desktop-runtime';
import { launchChromium } from './browser-window';
import { median, percentile } from './measure';

const milliseconds = z.array(z.number());
/** What `curves-page.ts` answers. */
const timesSchema = z.object({
  whole: milliseconds,
  growing: milliseconds,
  zooming: milliseconds,
  drawn: z.number(),
});

const points = Number(process.argv[2] ?? 100_000);
const rounds = 120;

const server = await createServer({
  root: projectRoot,
  configFile: false,
  logLevel: 'error',
  server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
});
await server.listen();
const address = server.resolvedUrls?.local[0];
if (address === undefined) throw new Error('The page could not be served.');
const browser = await launchChromium();
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(`${address}bench/curves.html`);
await page.waitForFunction(() => 'measureCurves' in globalThis);
const times = timesSchema.parse(await page.evaluate(`measureCurves(${points}, ${rounds})`));
await browser.close();
await server.close();

const row = (values: readonly number[]) => {
  const rounded = (value: number): number => Math.round(value * 100) / 100;
  return { median: rounded(median(values)), p95: rounded(percentile(0.95, values)) };
};
const rows = {
  'whole run': row(times.whole),
  'zooming in': row(times.zooming),
  'run that grows': row(times.growing),
};
console.log(
  `${points.toLocaleString('en-US')} points, ${times.drawn.toLocaleString('en-US')} of them drawn; ms a redraw`,
);
console.table(rows);
console.log(JSON.stringify(rows));
