import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { projectRoot } from '../e2e/support/desktop-runtime';
import { findChromium } from '../e2e/support/find-chromium';
import { lastFault } from './side-process';
import { type WindowRow, windowRows } from './window-rows';

const spreadSchema = z.object({ median: z.number(), least: z.number(), most: z.number() });
const rowNames = Object.keys(windowRows).filter((name): name is WindowRow => name in windowRows);
const rowsSchema = z.record(z.enum(rowNames), spreadSchema);

export type WindowResult = { readonly rows: z.infer<typeof rowsSchema> } | { readonly absent: string };

/** What `window.ts` measures, which is a script of its own: it starts a server and a browser. */
export function measureWindow(): WindowResult {
  if (!existsSync(join(projectRoot, 'out/renderer/index.html'))) return { absent: 'nothing is built (npm run build)' };
  if (findChromium() === null) return { absent: 'there is no Chromium' };
  const script = fileURLToPath(new URL('window.ts', import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', script], { encoding: 'utf8' });
  const line = stdout.split('\n').find((candidate) => candidate.startsWith('{'));
  if (status !== 0 || line === undefined) return { absent: lastFault(stderr) };
  return { rows: rowsSchema.parse(JSON.parse(line)) };
}
