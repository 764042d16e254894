import type { ITelegramConnection } from '@mtcute/core';
import { ConnectionClosedError } from '@fuman/net';

const OPENING_MS = 10_000;

/** A WebSocket as a stream of bytes. A message without any is no end of it: only a close is. */
export class Socket implements ITelegramConnection {
  readonly localAddress = null;
  readonly remoteAddress: string;
  readonly #socket: WebSocket;
  readonly #chunks: Uint8Array[] = [];
  #over: Error | undefined;
  #wake: (() => void) | undefined;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    this.remoteAddress = socket.url;
    socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
      if (!data.byteLength) return;
      this.#chunks.push(new Uint8Array(data));
      this.#wake?.();
    };
    socket.onclose = ({ code }) => this.#end(new ConnectionClosedError(`closed by the other side (${code})`));
  }

  /** Opens a socket, or fails within ten seconds: a browser alone would wait for minutes. */
  static open(url: string): Promise<Socket> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(url, 'binary');
      socket.binaryType = 'arraybuffer';
      const timer = setTimeout(() => socket.close(), OPENING_MS);
      socket.onclose = () => {
        clearTimeout(timer);
        reject(new ConnectionClosedError('could not be opened'));
      };
      socket.onopen = () => {
        clearTimeout(timer);
        resolve(new Socket(socket));
      };
    });
  }

  async read(into: Uint8Array): Promise<number> {
    while (!this.#chunks.length) {
      if (this.#over) throw this.#over;
      await new Promise<void>((resolve) => { this.#wake = resolve; });
      this.#wake = undefined;
    }
    const [first] = this.#chunks as [Uint8Array];
    const count = Math.min(first.length, into.length);
    into.set(first.subarray(0, count));
    if (count < first.length) this.#chunks[0] = first.subarray(count);
    else this.#chunks.shift();
    return count;
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (this.#over) throw this.#over;
    if (bytes.length) this.#socket.send(bytes as Uint8Array<ArrayBuffer>);
  }

  close(): void {
    this.#end(new ConnectionClosedError());
    this.#socket.close();
  }

  #end(why: Error): void {
    this.#over ??= why;
    this.#wake?.();
  }
}
