import type { RecentFile } from '../../electron/shared/ipc-contract';

/** The whole path as far as the host tells it, and whether it leads anywhere now. */
export function whereItIs({ folder, name, gone }: RecentFile): string {
  const path = folder === '' ? name : `${folder}/${name}`;
  return gone ? `${path} is not there: it was removed, renamed, or its drive is not connected.` : path;
}
