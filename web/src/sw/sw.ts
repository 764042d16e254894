// The service worker: keeps the page itself, so that it opens without a network, and streams media
// that the page fetches over MTProto.

interface Scope {
  skipWaiting(): Promise<void>;
  registration: ServiceWorkerRegistration;
  clients: {
    claim(): Promise<void>;
    get(id: string): Promise<Target | undefined>;
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<Target[]>;
    openWindow(url: string): Promise<unknown>;
  };
  addEventListener(type: string, listener: (event: Waiting & Fetch & Click) => void): void;
}
interface Target {
  postMessage(message: unknown, transfer: Transferable[]): void;
  focus(): Promise<void>;
  url: string;
}
interface Waiting { waitUntil(work: Promise<unknown>): void }
interface Fetch { request: Request; clientId: string; respondWith(answer: Promise<Response> | Response): void }
interface Click { notification: Notification }

const scope = self as unknown as Scope;
const CACHE = 'page-1';
const PART = 512 * 1024;
const ANSWER_MS = 60_000;

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));

/** Takes all files of this build; those of earlier ones stay for pages that are still open. */
async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  const list = (await (await fetch('/files.json')).json()) as string[];
  const kept = new Set((await cache.keys()).map((one) => new URL(one.url).pathname));
  const wanted = list.filter((path) => !path.startsWith('/assets/') || !kept.has(path));
  await Promise.all(wanted.map(async (path) => cache.put(path, await fetch(path, { cache: 'no-cache' }))));
  await scope.skipWaiting();
}

scope.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== location.origin || event.request.method !== 'GET') return;
  if (url.pathname.startsWith('/m/')) event.respondWith(stream(event, url));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(fromCache(event.request));
  else if (event.request.mode === 'navigate') event.respondWith(page(event.request));
});

async function fromCache(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

/** The newest page when there is a network, else the one that is kept. */
async function page(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put('/', answer.clone());
    return answer;
  } catch {
    return (await cache.match('/')) ?? Response.error();
  }
}

/** Asks the page for one part of a file. */
async function part(client: Target, key: string, offset: number): Promise<Uint8Array> {
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<Uint8Array>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer')), ANSWER_MS);
    port1.onmessage = ({ data }: MessageEvent<Uint8Array | null>) => {
      clearTimeout(timer);
      if (data) resolve(data);
      else reject(new Error('no part'));
    };
  });
  client.postMessage({ type: 'part', key, offset }, [port2]);
  return answer;
}

/** Answers a range of a file with the part that it begins in. */
async function stream(event: Fetch, url: URL): Promise<Response> {
  const client = await scope.clients.get(event.clientId);
  const [, , key = ''] = url.pathname.split('/');
  const size = Number(url.searchParams.get('size'));
  const type = url.searchParams.get('type') ?? 'application/octet-stream';
  if (!client || !size) return new Response(null, { status: 404 });
  const from = Number(/bytes=(\d+)-/.exec(event.request.headers.get('range') ?? '')?.[1] ?? 0);
  if (from >= size) return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } });
  try {
    const start = from - (from % PART);
    const bytes = (await part(client, key, start)).subarray(from - start);
    return new Response(bytes as BodyInit, {
      status: 206,
      headers: {
        'content-type': type, 'accept-ranges': 'bytes', 'content-length': String(bytes.length),
        'content-range': `bytes ${from}-${from + bytes.length - 1}/${size}`,
      },
    });
  } catch {
    return new Response(null, { status: 503 });
  }
}

scope.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const chat = String((event.notification.data as { chat?: number } | null)?.chat ?? '');
  event.waitUntil(open(chat));
});

async function open(chat: string): Promise<void> {
  const [first] = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (!first) return void (await scope.clients.openWindow(`/#/chat/${chat}`));
  first.postMessage({ type: 'open', chat }, []);
  await first.focus();
}
