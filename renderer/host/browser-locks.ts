/** Names that one page at a time can hold, over all windows of the browser; they are free again when the page has gone. */
export interface PageLocks {
  /** Whether it is this page's now. */
  take(name: string): Promise<boolean>;
  release(name: string): void;
}

/** The browser's locks. Where it has none (an address without encryption), nobody else is assumed to be there. */
export function makePageLocks(locks: LockManager | null): PageLocks {
  const held = new Map<string, () => void>();
  return {
    async take(name) {
      if (held.has(name) || locks === null) return true;
      return new Promise((resolve, reject) => {
        const holding = locks.request(name, { ifAvailable: true }, (lock) => {
          if (lock === null) {
            resolve(false);
            return undefined;
          }
          resolve(true);
          // Held until this is kept, or the page has gone.
          return new Promise<void>((letGo) => held.set(name, letGo));
        });
        holding.catch(reject);
      });
    },
    release(name) {
      held.get(name)?.();
      held.delete(name);
    },
  };
}
