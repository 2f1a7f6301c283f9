import { spawn } from 'node:child_process';

/** Shows the address in the user's browser where there is one; where not, the printed address is enough. */
export function openBrowser(address: string): void {
  const command = browserCommand(address);
  if (command === null) return;
  const child = spawn(command.program, command.args, { stdio: 'ignore', detached: true });
  child.once('error', () => undefined);
  child.unref();
}

function browserCommand(address: string): { readonly program: string; readonly args: readonly string[] } | null {
  if (process.platform === 'darwin') return { program: 'open', args: [address] };
  if (process.platform === 'win32') return { program: 'cmd', args: ['/c', 'start', '', address] };
  return hasDisplay() ? { program: 'xdg-open', args: [address] } : null;
}

/** Whether a window could be shown at all. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}
