/** A table of the browser's that outlives the page: IndexedDB, or a map in tests. */
export interface Records<T> {
  get(key: string): Promise<T | undefined>;
  all(): Promise<readonly (readonly [key: string, value: T])[]>;
  set(key: string, value: T): Promise<void>;
  delete(key: string): Promise<void>;
}

const stores = ['journal', 'files'] as const;
type StoreName = (typeof stores)[number];

let opening: Promise<IDBDatabase> | null = null;

/** A table by name. Every call rejects where the browser keeps nothing (private windows of some, storage forbidden). */
export function openRecords<T>(name: StoreName): Records<T> {
  const store = async (mode: IDBTransactionMode): Promise<IDBObjectStore> =>
    (await database()).transaction(name, mode).objectStore(name);
  return {
    get: async (key) => (await settled((await store('readonly')).get(key))) as T | undefined,
    async all() {
      const from = await store('readonly');
      // Both of one transaction: they belong together.
      const [keys, values] = await Promise.all([
        settled(from.getAllKeys() as IDBRequest<string[]>),
        settled(from.getAll()),
      ]);
      return keys.map((key, index) => [key, values[index] as T] as const);
    },
    async set(key, value) {
      const to = await store('readwrite');
      to.put(value, key);
      await finished(to.transaction);
    },
    async delete(key) {
      const to = await store('readwrite');
      to.delete(key);
      await finished(to.transaction);
    },
  };
}

function database(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('layerloom', 1);
    request.onupgradeneeded = () => {
      for (const name of stores) request.result.createObjectStore(name);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no database'));
  }).catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('not read'));
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('not written'));
  });
}
