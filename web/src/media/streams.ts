// Media that plays while it loads: the service worker asks this page for the parts.
import { api } from '../bridge/client';
import type { FileRef } from '../bridge/model';
import { openChat } from '../store/route';
import { pictureUrl } from './pictures';

const files = new Map<string, FileRef>();

/** Whether a service worker stands between the page and its files. */
const streaming = (): boolean => Boolean(globalThis.navigator.serviceWorker?.controller);

/** A URL that plays at once, or after all of it came when nothing can stream here. */
export function mediaUrl(file: FileRef): string | Promise<string> {
  if (file.key.startsWith('local_') || !streaming()) return pictureUrl(file);
  files.set(file.key, file);
  return `/m/${file.key}?size=${file.size}&type=${encodeURIComponent(file.mime)}`;
}

/** Registers the service worker, and answers what it asks. */
export function serveStreams(): void {
  const workers = globalThis.navigator.serviceWorker;
  if (!workers) return;
  workers.addEventListener('message', ({ data, ports }: MessageEvent<{ type: string; key: string; offset: number; chat: string }>) => {
    if (data.type === 'open' && data.chat) openChat(Number(data.chat));
    const file = data.type === 'part' ? files.get(data.key) : undefined;
    const [port] = ports;
    if (!port) return;
    if (!file) port.postMessage(null);
    else api.part(file, data.offset).then((bytes) => port.postMessage(bytes), () => port.postMessage(null));
  });
  if (import.meta.env.PROD) void workers.register('/sw.js').catch(() => undefined);
}
