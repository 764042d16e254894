import type { FileRef } from '../bridge/model';
import type { Database } from './database';

/** What is larger is fetched again when it is wanted again. */
const LARGEST = 16 << 20;
const DEFAULT_ROOM = 256 << 20;
const ROOM = 'web.room';

interface Kept {
  blob: Blob;
  /** When it was last asked for, in milliseconds. */
  used: number;
}

/** The files of an account that this browser keeps: at most so many bytes of them, those that were
 *  asked for longest ago go first. */
export class KeptFiles {
  readonly #db: Database;
  /** The sizes, those that go first in front. */
  readonly #sizes = new Map<string, number>();
  #room = DEFAULT_ROOM;
  #used = 0;

  constructor(db: Database) {
    this.#db = db;
  }

  async load(): Promise<void> {
    this.#room = (await this.#db.get<number>('kv', ROOM)) ?? DEFAULT_ROOM;
    const all = await this.#db.all<Kept>('files');
    for (const [key, { blob }] of all.sort(([, a], [, b]) => a.used - b.used)) {
      this.#sizes.set(String(key), blob.size);
      this.#used += blob.size;
    }
  }

  get room(): number {
    return this.#room;
  }

  get used(): number {
    return this.#used;
  }

  /** The bytes that may be kept; 0 keeps none. */
  set room(bytes: number) {
    this.#room = bytes;
    this.#db.putBehind('kv', [[ROOM, bytes]]);
    this.#shrink();
  }

  async get({ key }: FileRef, now: number): Promise<Blob | undefined> {
    const size = this.#sizes.get(key);
    if (size === undefined) return undefined;
    const kept = await this.#db.get<Kept>('files', key).catch(() => undefined);
    if (!kept) {
      this.#forget(key);
      return undefined;
    }
    this.#sizes.delete(key);
    this.#sizes.set(key, size);
    this.#db.putBehind('files', [[key, { ...kept, used: now }]]);
    return kept.blob;
  }

  put({ key }: FileRef, blob: Blob, now: number): void {
    if (blob.size > Math.min(LARGEST, this.#room) || this.#sizes.has(key)) return;
    this.#sizes.set(key, blob.size);
    this.#used += blob.size;
    this.#db.putBehind('files', [[key, { blob, used: now } satisfies Kept]]);
    this.#shrink();
  }

  async clear(): Promise<void> {
    this.#sizes.clear();
    this.#used = 0;
    await this.#db.clear('files');
  }

  #shrink(): void {
    const gone: string[] = [];
    for (const key of this.#sizes.keys()) {
      if (this.#used <= this.#room) break;
      this.#forget(key);
      gone.push(key);
    }
    if (gone.length) this.#db.putBehind('files', gone.map((key) => [key, undefined] as const));
  }

  #forget(key: string): void {
    this.#used -= this.#sizes.get(key) ?? 0;
    this.#sizes.delete(key);
  }
}
