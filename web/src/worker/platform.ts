import {
  IntermediatePacketCodec, ObfuscatedPacketCodec, type ICorePlatform, type IPacketCodec,
  type ITelegramConnection, type TelegramTransport,
} from '@mtcute/core';
import type { Bytes } from '@fuman/io';
import { Socket } from './socket';

/** The codec of mtcute, which keeps all that it ever decoded unless it is told to let go. */
class Obfuscated extends ObfuscatedPacketCodec {
  override async decode(reader: Parameters<ObfuscatedPacketCodec['decode']>[0], eof: boolean): Promise<Uint8Array | null> {
    const frame = await super.decode(reader, eof);
    (this as unknown as { _decodeBuf: Bytes })._decodeBuf.reclaim();
    return frame;
  }
}

/** Speaks MTProto to the origin that the page came from, whatever address a configuration names. */
export class OwnOrigin implements TelegramTransport {
  readonly #sockets = new Set<WeakRef<Socket>>();

  constructor() {
    // mtcute's own way of going off-line can leave two connections where one was: so it is not
    // told. A socket that is closed here comes back as any other that was lost.
    self.addEventListener('offline', () => {
      for (const socket of this.#sockets) socket.deref()?.close();
      this.#sockets.clear();
    });
  }

  async connect(): Promise<ITelegramConnection> {
    const url = new URL('/apiws', self.location.origin);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = await Socket.open(url.href);
    for (const old of this.#sockets) if (!old.deref()) this.#sockets.delete(old);
    this.#sockets.add(new WeakRef(socket));
    return socket;
  }

  packetCodec(): IPacketCodec {
    return new Obfuscated(new IntermediatePacketCodec());
  }
}

const LOUD = 2;

/** The browser as mtcute sees it, from within a worker. */
export const platform: ICorePlatform = {
  beforeExit: () => () => {},
  log: (_colour, level, tag, format, args) => {
    if (level < LOUD) console.debug(`[${tag}]`, format, ...args);
  },
  getDefaultLogLevel: () => 1,
  getDeviceModel: () => browser(),
  onNetworkChanged: (tell) => {
    const on = () => tell(true);
    self.addEventListener('online', on);
    return () => self.removeEventListener('online', on);
  },
};

/** "Chromium on Linux", for the list of devices. */
export function browser(): string {
  const agent = navigator.userAgent;
  const name = /Firefox/.test(agent) ? 'Firefox' : /Edg\//.test(agent) ? 'Edge' : /Chrom/.test(agent) ? 'Chromium' : 'Safari';
  const system = /Android/.test(agent) ? 'Android' : /iPhone|iPad/.test(agent) ? 'iOS' : /Mac/.test(agent)
    ? 'macOS' : /Windows/.test(agent) ? 'Windows' : 'Linux';
  return `${name} on ${system}`;
}
