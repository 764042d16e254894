import {
  IntermediatePacketCodec, ObfuscatedPacketCodec, type ICorePlatform, type IPacketCodec,
  type ITelegramConnection, type TelegramTransport,
} from '@mtcute/core';
import { connectWs } from '@fuman/net';

/** Speaks MTProto to the origin that the page came from, whatever address a configuration names. */
export class OwnOrigin implements TelegramTransport {
  connect(): Promise<ITelegramConnection> {
    const url = new URL('/apiws', self.location.origin);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    return connectWs({ url: url.href, protocols: 'binary' }) as Promise<ITelegramConnection>;
  }

  packetCodec(): IPacketCodec {
    return new ObfuscatedPacketCodec(new IntermediatePacketCodec());
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
    const off = () => tell(false);
    self.addEventListener('online', on);
    self.addEventListener('offline', off);
    return () => {
      self.removeEventListener('online', on);
      self.removeEventListener('offline', off);
    };
  },
  isOnline: () => navigator.onLine,
};

/** "Chromium on Linux", for the list of devices. */
export function browser(): string {
  const agent = navigator.userAgent;
  const name = /Firefox/.test(agent) ? 'Firefox' : /Edg\//.test(agent) ? 'Edge' : /Chrom/.test(agent) ? 'Chromium' : 'Safari';
  const system = /Android/.test(agent) ? 'Android' : /iPhone|iPad/.test(agent) ? 'iOS' : /Mac/.test(agent)
    ? 'macOS' : /Windows/.test(agent) ? 'Windows' : 'Linux';
  return `${name} on ${system}`;
}
