// The page's end of the bridge.
import { unwrap } from 'solid-js/store';
import type { Api } from '../worker/api';
import type { Call, Envelope, Event, Failure, Reply } from './events';

export type { Api };

/** A call that the worker or the server refused. */
export class Refused extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.name);
    this.name = 'Refused';
    this.failure = failure;
  }
}

type Waiter = { resolve: (value: unknown) => void; reject: (error: Error) => void };
type Remote = { [K in keyof Api]: (...args: Parameters<Api[K]>) => Promise<Awaited<ReturnType<Api[K]>>> };
type Listener = (event: Event) => void;

interface End {
  postMessage(message: unknown, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent) => unknown) | null;
}

const waiting = new Map<number, Waiter>();
const listeners = new Set<Listener>();
let next = 1;

/** The account that this page shows. */
export const slot = Number(localStorage.getItem('slot') ?? 0);

function connect(): End {
  if ('SharedWorker' in globalThis) {
    const worker = new SharedWorker(new URL('../worker/main.ts', import.meta.url), { type: 'module', name: 'heliograph' });
    worker.port.start();
    return worker.port;
  }
  return new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module', name: 'heliograph' });
}

const end = connect();
end.onmessage = ({ data }: MessageEvent<Reply | Envelope>) => {
  if ('event' in data) {
    if (data.slot === slot) for (const listener of listeners) listener(data.event);
    return;
  }
  const waiter = waiting.get(data.id);
  waiting.delete(data.id);
  if ('error' in data) waiter?.reject(new Refused(data.error));
  else waiter?.resolve(data.ok);
};

function call(method: string, args: unknown[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const id = next++;
    waiting.set(id, { resolve, reject });
    // What comes out of a store is a proxy, which cannot be sent: what lies under it can.
    const message: Call = { id, slot, method, args: args.map((one) => unwrap(one)) };
    end.postMessage(message, args.filter((one) => one instanceof MessagePort));
  });
}

/** Every intent that the worker takes, as a promise. */
export const api = new Proxy({} as Remote, {
  get: (_, method: string) => (...args: unknown[]) => call(method, args),
});

export function listen(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows another account: a page shows one for its whole life. */
export function switchTo(other: number): void {
  localStorage.setItem('slot', String(other));
  location.hash = '';
  location.reload();
}
