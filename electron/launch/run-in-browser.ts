import { join } from 'node:path';
import { serveStatic } from '../serve';
import { openBrowser } from './open-browser';

/** Serves the editor to this machine until Ctrl+C. */
export async function runInBrowser(folder: string): Promise<void> {
  const server = await serveStatic(join(folder, 'out/renderer'));
  console.log(`Layerloom runs at ${server.address} (Ctrl+C ends it)`);
  openBrowser(server.address);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve()).once('SIGTERM', () => resolve());
  });
  await server.close();
}
