import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import { ipcMain } from 'electron';
import type { IpcCalls, IpcChannel, IpcEvents } from '../shared/ipc-contract';
import { isAppUrl } from './protocol';
import { requestSchemas } from './requests';

type Request<C extends IpcChannel> = IpcCalls[C]['request'];
type Answer<C extends IpcChannel> = IpcCalls[C]['answer'];

/** One handler a row of the contract. It gets the window that asked, so that its dialogs belong to it. */
export type CallHandlers = {
  readonly [C in IpcChannel]: (request: Request<C>, window: BrowserWindow) => Answer<C> | Promise<Answer<C>>;
};

/** The one gate between page and machine: no other file listens to the page. */
export function openGate(handlers: CallHandlers, windowOf: () => BrowserWindow | null): void {
  const admit = <C extends IpcChannel>(channel: C): void => {
    ipcMain.handle(channel, async (event: IpcMainInvokeEvent, ...args: unknown[]): Promise<Answer<C>> => {
      const window = windowOf();
      if (window === null || !isOwnPage(event, window)) throw new Error(`${channel}: refused`);
      const request = requestSchemas[channel].safeParse(args[0]);
      if (!request.success || args.length > 1) throw new Error(`${channel}: the request does not fit the contract`);
      return handlers[channel](request.data, window);
    });
  };
  for (const channel of Object.keys(requestSchemas) as IpcChannel[]) admit(channel);
}

/** The page of the app itself in the window's main frame; a frame inside it or a stray page is not. */
function isOwnPage(event: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame;
  return event.sender === window.webContents && frame !== null && frame.parent === null && isAppUrl(frame.url);
}

/** Tells the page something; nothing where the window has gone. */
export function tell<E extends keyof IpcEvents>(window: BrowserWindow | null, event: E, detail: IpcEvents[E]): void {
  if (window !== null && !window.isDestroyed()) window.webContents.send(event, detail);
}
