import type { Page } from '@playwright/test';

/** Run before the page's own scripts: keeps how the page starts its training worker, and what it opens a run with. */
export function watchWorker(): void {
  const seen: { script: string | URL | null; options: WorkerOptions | undefined; open: unknown } = {
    script: null,
    options: undefined,
    open: null,
  };
  Object.assign(globalThis, { seenWorker: seen });
  class WatchedWorker extends Worker {
    constructor(script: string | URL, options?: WorkerOptions) {
      super(script, options);
      seen.script ??= script;
      seen.options ??= options;
    }
    override postMessage(message: unknown, options?: StructuredSerializeOptions | Transferable[]): void {
      if (typeof message === 'object' && message !== null && Reflect.get(message, 'kind') === 'open')
        seen.open = message;
      if (Array.isArray(options)) super.postMessage(message, options);
      else super.postMessage(message, options);
    }
  }
  globalThis.Worker = WatchedWorker;
}

/**
 * Milliseconds from the word "pause" to the answer that training has stopped and what it has come to. A second worker of
 * the page trains the run that the page opened last: the page itself has nothing to draw, and is not timed with it.
 */
export function timePauses(page: Page, count: number): Promise<readonly number[]> {
  return page.evaluate(async (wanted) => {
    const seen: unknown = Reflect.get(globalThis, 'seenWorker');
    const fact = (of: unknown, key: string): unknown =>
      typeof of === 'object' && of !== null ? Reflect.get(of, key) : null;
    const [script, options, open] = [fact(seen, 'script'), fact(seen, 'options'), fact(seen, 'open')];
    const worker = new Worker(String(script), typeof options === 'object' && options !== null ? options : {});
    const run = fact(open, 'run');
    const answer = (kind: string): Promise<void> =>
      new Promise((resolve) => {
        const listen = ({ data }: MessageEvent<unknown>): void => {
          if (fact(data, 'kind') !== kind) return;
          worker.removeEventListener('message', listen);
          resolve();
        };
        worker.addEventListener('message', listen);
      });
    const opened = answer('opened');
    worker.postMessage(open);
    await opened;
    const times: number[] = [];
    for (let pause = 0; pause < wanted; pause++) {
      worker.postMessage({ kind: 'run', run, until: 'end' });
      // At another place of its slice each time, some of them while it evaluates.
      await new Promise((resolve) => setTimeout(resolve, 40 + ((pause * 37) % 61)));
      const stopped = answer('paused');
      const sent = performance.now();
      worker.postMessage({ kind: 'pause', run });
      await stopped;
      times.push(performance.now() - sent);
    }
    worker.terminate();
    return times;
  }, count);
}
