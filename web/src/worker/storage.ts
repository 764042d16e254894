import type { IAuthKeysRepository, IKeyValueRepository, ITelegramStorageProvider } from '@mtcute/core';
import { MemoryPeersRepository, MemoryRefMessagesRepository, MemoryStorageDriver } from '@mtcute/core';
import type { Database } from './database';

/** mtcute's settings: read at the start, written behind. Nothing of the protocol waits for the disk. */
class KeyValues implements IKeyValueRepository {
  readonly #db: Database;
  readonly #values = new Map<string, Uint8Array>();

  constructor(db: Database) {
    this.#db = db;
  }

  async load(): Promise<void> {
    for (const [key, value] of await this.#db.all<Uint8Array>('kv')) this.#values.set(String(key), value);
  }

  set(key: string, value: Uint8Array): void {
    this.#values.set(key, value);
    this.#db.putBehind('kv', [[key, value]]);
  }

  get(key: string): Uint8Array | null {
    return this.#values.get(key) ?? null;
  }

  delete(key: string): void {
    this.#values.delete(key);
    this.#db.putBehind('kv', [[key, undefined]]);
  }

  async deleteAll(): Promise<void> {
    this.#values.clear();
    await this.#db.clear('kv');
  }
}

/** Keys by data centre. Temporary ones die with the worker: they are cheap to make. */
class AuthKeys implements IAuthKeysRepository {
  readonly #db: Database;
  readonly #keys = new Map<number, Uint8Array>();
  readonly #temporary = new Map<string, { key: Uint8Array; expires: number }>();

  constructor(db: Database) {
    this.#db = db;
  }

  async load(): Promise<void> {
    for (const [dc, key] of await this.#db.all<Uint8Array>('keys')) this.#keys.set(Number(dc), key);
  }

  set(dc: number, key: Uint8Array | null): void {
    if (key) this.#keys.set(dc, key);
    else this.#keys.delete(dc);
    this.#db.putBehind('keys', [[dc, key ?? undefined]]);
  }

  get(dc: number): Uint8Array | null {
    return this.#keys.get(dc) ?? null;
  }

  setTemp(dc: number, index: number, key: Uint8Array | null, expires: number): void {
    if (key) this.#temporary.set(`${dc}:${index}`, { key, expires });
    else this.#temporary.delete(`${dc}:${index}`);
  }

  getTemp(dc: number, index: number, now: number): Uint8Array | null {
    const found = this.#temporary.get(`${dc}:${index}`);
    return found && found.expires >= now ? found.key : null;
  }

  deleteByDc(dc: number): void {
    for (const key of this.#temporary.keys()) if (key.startsWith(`${dc}:`)) this.#temporary.delete(key);
    this.set(dc, null);
  }

  async deleteAll(): Promise<void> {
    this.#keys.clear();
    this.#temporary.clear();
    await this.#db.clear('keys');
  }
}

/** What mtcute keeps of one account. The peers that it needs are kept by us beside their views. */
export class Storage implements ITelegramStorageProvider {
  readonly driver = new MemoryStorageDriver();
  readonly kv: KeyValues;
  readonly authKeys: AuthKeys;
  readonly peers = new MemoryPeersRepository(this.driver);
  readonly refMessages = new MemoryRefMessagesRepository(this.driver);

  constructor(db: Database) {
    this.kv = new KeyValues(db);
    this.authKeys = new AuthKeys(db);
  }

  async load(): Promise<void> {
    await Promise.all([this.kv.load(), this.authKeys.load()]);
  }
}
