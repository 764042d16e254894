// Pictures as object URLs, the last 64 MiB of them.
import { api } from '../bridge/client';
import type { FileRef, PeerId } from '../bridge/model';
import { choices } from '../store/settings';
import { state } from '../store/state';

/** Whether a chat's photos, or its short clips, load by themselves. */
export function autoLoads(chat: PeerId, what: 'photos' | 'clips'): boolean {
  if (chat > 0) return choices[what].people;
  return choices[what][state.peers[chat]?.kind === 'channel' ? 'channels' : 'groups'];
}

const ROOM = 64 << 20;
const urls = new Map<string, { url: string; size: number }>();
const waiting = new Map<string, Promise<string>>();
let used = 0;

function keep(key: string, blob: Blob): string {
  const url = URL.createObjectURL(blob);
  urls.set(key, { url, size: blob.size });
  used += blob.size;
  for (const [old, entry] of urls) {
    if (used <= ROOM || old === key) break;
    URL.revokeObjectURL(entry.url);
    urls.delete(old);
    used -= entry.size;
  }
  return url;
}

/** What is at hand of a picture, without waiting. */
export function readyUrl(file: FileRef): string | undefined {
  const found = urls.get(file.key);
  if (!found) return undefined;
  urls.delete(file.key);
  urls.set(file.key, found);
  return found.url;
}

/** A URL of the whole file, fetched once. */
export function pictureUrl(file: FileRef): Promise<string> | string {
  const ready = readyUrl(file);
  if (ready) return ready;
  let found = waiting.get(file.key);
  if (!found) {
    found = api.download(file).then((blob) => keep(file.key, blob)).finally(() => waiting.delete(file.key));
    waiting.set(file.key, found);
  }
  return found;
}

/** A file of this page's own, shown while it is sent. */
export function own(key: string, blob: Blob): void {
  if (!urls.has(key)) keep(key, blob);
}
