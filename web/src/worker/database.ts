// One IndexedDB database an account, and one for what all accounts share.

const VERSION = 2;
const PATIENCE_MS = 1_000;
export const STORES = ['kv', 'keys', 'peers', 'dialogs', 'messages', 'queue', 'files'] as const;
export type StoreName = (typeof STORES)[number];

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the database failed'));
  });
}

/** Named stores of values by key. A browser that keeps nothing (private windows) still works. */
export class Database {
  readonly #db: IDBDatabase | null;

  private constructor(db: IDBDatabase | null) {
    this.#db = db;
  }

  static async open(name: string): Promise<Database> {
    if (!('indexedDB' in self)) return new Database(null);
    const request = indexedDB.open(name, VERSION);
    request.onupgradeneeded = () => {
      for (const store of STORES) {
        if (!request.result.objectStoreNames.contains(store)) request.result.createObjectStore(store);
      }
    };
    try {
      const db = await done(request);
      db.onversionchange = () => db.close();
      return new Database(db);
    } catch {
      return new Database(null);
    }
  }

  async get<T>(store: StoreName, key: IDBValidKey): Promise<T | undefined> {
    if (!this.#db) return undefined;
    return done(this.#db.transaction(store).objectStore(store).get(key)) as Promise<T | undefined>;
  }

  async all<T>(store: StoreName, range?: IDBKeyRange): Promise<[IDBValidKey, T][]> {
    if (!this.#db) return [];
    const source = this.#db.transaction(store).objectStore(store);
    const [keys, values] = await Promise.all([done(source.getAllKeys(range)), done(source.getAll(range))]);
    return keys.map((key, i) => [key, values[i] as T]);
  }

  async put(store: StoreName, entries: Iterable<readonly [IDBValidKey, unknown]>): Promise<void> {
    if (!this.#db) return;
    const transaction = this.#db.transaction(store, 'readwrite');
    const target = transaction.objectStore(store);
    for (const [key, value] of entries) {
      if (value === undefined) target.delete(key);
      else target.put(value, key);
    }
    await ended(transaction);
  }

  /** Writes without being waited for; a browser that cannot keep it still goes on. */
  putBehind(store: StoreName, entries: Iterable<readonly [IDBValidKey, unknown]>): void {
    this.put(store, entries).catch((error: unknown) => console.warn('not kept', error));
  }

  /** Writes, and waits for it as long as a person would. */
  async putSoon(store: StoreName, entries: Iterable<readonly [IDBValidKey, unknown]>): Promise<void> {
    const written = this.put(store, entries).catch((error: unknown) => console.warn('not kept', error));
    await Promise.race([written, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  }

  async clear(store: StoreName): Promise<void> {
    if (!this.#db) return;
    const transaction = this.#db.transaction(store, 'readwrite');
    transaction.objectStore(store).clear();
    await ended(transaction);
  }

  async remove(store: StoreName, range: IDBKeyRange): Promise<void> {
    if (!this.#db) return;
    const transaction = this.#db.transaction(store, 'readwrite');
    transaction.objectStore(store).delete(range);
    await ended(transaction);
  }
}

function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('the database gave up'));
  });
}
