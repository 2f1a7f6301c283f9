import type { DesktopBridge } from '../../electron/shared/ipc-contract';
import { makeBrowserHost } from './browser';
import { makeDesktopHost } from './desktop';
import type { Host } from './host';

declare global {
  interface Window {
    /** Put there by preload; absent in a browser. */
    readonly layerloom?: DesktopBridge;
  }
}

/** The program around the page. The one place that knows which it is. */
export function chooseHost(): Host {
  return window.layerloom === undefined ? makeBrowserHost(window) : makeDesktopHost(window.layerloom);
}
