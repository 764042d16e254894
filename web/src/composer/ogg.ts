// Opus packets in Ogg pages (RFC 3533, RFC 7845): what a voice note is made of.

const RATE = 48_000;
const PAGE_PACKETS = 50;
const SERIAL = 0x48454c49;

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n << 24;
  for (let bit = 0; bit < 8; bit++) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
  return value >>> 0;
});

function crc(bytes: Uint8Array): number {
  let value = 0;
  for (const byte of bytes) value = ((value << 8) ^ CRC[((value >>> 24) ^ byte) & 255]!) >>> 0;
  return value;
}

function page(packets: Uint8Array[], flags: number, granule: number, sequence: number): Uint8Array {
  const lacing = packets.flatMap((packet) => {
    const list = new Array<number>(Math.floor(packet.length / 255)).fill(255);
    return [...list, packet.length % 255];
  });
  const size = packets.reduce((sum, packet) => sum + packet.length, 0);
  const bytes = new Uint8Array(27 + lacing.length + size);
  const view = new DataView(bytes.buffer);
  bytes.set([0x4f, 0x67, 0x67, 0x53, 0, flags]);
  view.setBigUint64(6, BigInt(granule), true);
  view.setUint32(14, SERIAL, true);
  view.setUint32(18, sequence, true);
  bytes[26] = lacing.length;
  bytes.set(lacing, 27);
  let at = 27 + lacing.length;
  for (const packet of packets) {
    bytes.set(packet, at);
    at += packet.length;
  }
  view.setUint32(22, crc(bytes), true);
  return bytes;
}

function head(): Uint8Array {
  const bytes = new Uint8Array(19);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('OpusHead'));
  bytes[8] = 1;
  bytes[9] = 1;
  view.setUint16(10, 312, true);
  view.setUint32(12, RATE, true);
  return bytes;
}

function tags(): Uint8Array {
  const name = new TextEncoder().encode('Heliograph');
  const bytes = new Uint8Array(16 + name.length);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('OpusTags'));
  view.setUint32(8, name.length, true);
  bytes.set(name, 12);
  return bytes;
}

/** One packet and how many samples at 48 kHz it holds. */
export interface Packet {
  bytes: Uint8Array;
  samples: number;
}

export function oggOpus(packets: Packet[]): Blob {
  const pages = [page([head()], 2, 0, 0), page([tags()], 0, 0, 1)];
  let granule = 0;
  for (let at = 0; at < packets.length; at += PAGE_PACKETS) {
    const part = packets.slice(at, at + PAGE_PACKETS);
    granule += part.reduce((sum, one) => sum + one.samples, 0);
    pages.push(page(part.map((one) => one.bytes), at + PAGE_PACKETS >= packets.length ? 4 : 0, granule, pages.length));
  }
  return new Blob(pages as BlobPart[], { type: 'audio/ogg' });
}

/** 100 heights of 5 bits each, packed from the lowest bit on. */
export function waveform(levels: number[]): Uint8Array {
  const count = 100;
  const bytes = new Uint8Array(Math.ceil((count * 5) / 8) + 1);
  const highest = Math.max(...levels, 0.01);
  for (let i = 0; i < count; i++) {
    const part = levels.slice(Math.floor((i * levels.length) / count), Math.max(1, Math.ceil(((i + 1) * levels.length) / count)));
    const value = Math.min(31, Math.round((Math.max(...part, 0) / highest) * 31));
    const at = (i * 5) >> 3;
    const word = value << ((i * 5) & 7);
    bytes[at]! |= word & 255;
    bytes[at + 1]! |= word >> 8;
  }
  return bytes.subarray(0, Math.ceil((count * 5) / 8));
}
