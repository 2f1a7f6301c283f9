import { join } from 'node:path';
import { protocol } from 'electron';
import { answerStatic, refusal } from './static-files';

const host = 'bundle';
export const pageUrl = `app://${host}/index.html`;

/** Before `ready`. Without `corsEnabled`: no other origin has any business with the app's files. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** After `ready`: the built page under `app://bundle/`. */
export function serveApp(): void {
  const root = join(import.meta.dirname, '../renderer');
  protocol.handle('app', (request) => {
    const url = new URL(request.url);
    if (url.host !== host) return refusal(404, 'not found');
    return answerStatic(root, request.method, url.pathname);
  });
}

/** Whether an address is a page of the app itself. */
export function isAppUrl(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === 'app:' && url.host === host;
}
