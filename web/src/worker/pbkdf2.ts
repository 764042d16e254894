// PBKDF2 with HMAC-SHA-512 for two-step verification. A page that came over plain http from an
// address that is not the machine's own has no `crypto.subtle`; the slow way serves it.

const MASK = (1n << 64n) - 1n;

export async function pbkdf2Sha512(
  password: Uint8Array, salt: Uint8Array, iterations: number, length: number,
): Promise<Uint8Array> {
  if (globalThis.crypto.subtle) {
    const key = await crypto.subtle.importKey('raw', password as BufferSource, 'PBKDF2', false, ['deriveBits']);
    const how = { name: 'PBKDF2', hash: 'SHA-512', salt: salt as BufferSource, iterations };
    return new Uint8Array(await crypto.subtle.deriveBits(how, key, length * 8));
  }
  return slowly(password, salt, iterations, length);
}

/** FIPS 180-4's constants: fractional parts of the cube roots of the first 80 primes. */
function roots(): { k: bigint[]; h: bigint[] } {
  const primes: bigint[] = [];
  for (let n = 2n; primes.length < 80; n++) if (primes.every((p) => n % p !== 0n)) primes.push(n);
  const root = (n: bigint, degree: bigint): bigint => {
    const scaled = n << (64n * degree);
    let low = 0n;
    let high = 1n << 72n;
    while (high - low > 1n) {
      const middle = (low + high) >> 1n;
      if (middle ** degree <= scaled) low = middle;
      else high = middle;
    }
    return low & MASK;
  };
  return { k: primes.map((p) => root(p, 3n)), h: primes.slice(0, 8).map((p) => root(p, 2n)) };
}

/** SHA-512 over pairs of 32-bit halves. */
class Sha512 {
  readonly #k: Int32Array;
  readonly #h: Int32Array;
  readonly #w = new Int32Array(160);

  constructor() {
    const { k, h } = roots();
    const halves = (list: bigint[]) =>
      Int32Array.from(list.flatMap((n) => [Number(BigInt.asIntN(32, n >> 32n)), Number(BigInt.asIntN(32, n))]));
    this.#k = halves(k);
    this.#h = halves(h);
  }

  start(): Int32Array {
    return this.#h.slice();
  }

  /** Mixes one block of 128 bytes into a state. */
  block(state: Int32Array, bytes: DataView, at: number): void {
    const w = this.#w;
    for (let i = 0; i < 32; i++) w[i] = bytes.getInt32(at + i * 4);
    for (let i = 32; i < 160; i += 2) this.#spread(i);
    const s = state.slice();
    for (let i = 0; i < 160; i += 2) this.#round(s, i);
    for (let i = 0; i < 16; i += 2) {
      const low = (state[i + 1]! >>> 0) + (s[i + 1]! >>> 0);
      state[i] = (state[i]! + s[i]! + (low > 0xffffffff ? 1 : 0)) | 0;
      state[i + 1] = low | 0;
    }
  }

  #spread(i: number): void {
    const w = this.#w;
    const ah = w[i - 30]!, al = w[i - 29]!, bh = w[i - 4]!, bl = w[i - 3]!;
    const s0h = ((ah >>> 1) | (al << 31)) ^ ((ah >>> 8) | (al << 24)) ^ (ah >>> 7);
    const s0l = ((al >>> 1) | (ah << 31)) ^ ((al >>> 8) | (ah << 24)) ^ ((al >>> 7) | (ah << 25));
    const s1h = ((bh >>> 19) | (bl << 13)) ^ ((bl >>> 29) | (bh << 3)) ^ (bh >>> 6);
    const s1l = ((bl >>> 19) | (bh << 13)) ^ ((bh >>> 29) | (bl << 3)) ^ ((bl >>> 6) | (bh << 26));
    const low = (w[i - 31]! >>> 0) + (s0l >>> 0) + (w[i - 13]! >>> 0) + (s1l >>> 0);
    w[i] = (w[i - 32]! + s0h + w[i - 14]! + s1h + Math.floor(low / 0x100000000)) | 0;
    w[i + 1] = low | 0;
  }

  #round(s: Int32Array, i: number): void {
    const eh = s[8]!, el = s[9]!, ah = s[0]!, al = s[1]!;
    const s1h = ((eh >>> 14) | (el << 18)) ^ ((eh >>> 18) | (el << 14)) ^ ((el >>> 9) | (eh << 23));
    const s1l = ((el >>> 14) | (eh << 18)) ^ ((el >>> 18) | (eh << 14)) ^ ((eh >>> 9) | (el << 23));
    const chh = (eh & s[10]!) ^ (~eh & s[12]!);
    const chl = (el & s[11]!) ^ (~el & s[13]!);
    const low1 = (s[15]! >>> 0) + (s1l >>> 0) + (chl >>> 0) + (this.#k[i + 1]! >>> 0) + (this.#w[i + 1]! >>> 0);
    const t1h = (s[14]! + s1h + chh + this.#k[i]! + this.#w[i]! + Math.floor(low1 / 0x100000000)) | 0;
    const t1l = low1 | 0;
    const s0h = ((ah >>> 28) | (al << 4)) ^ ((al >>> 2) | (ah << 30)) ^ ((al >>> 7) | (ah << 25));
    const s0l = ((al >>> 28) | (ah << 4)) ^ ((ah >>> 2) | (al << 30)) ^ ((ah >>> 7) | (al << 25));
    const mh = (ah & s[2]!) ^ (ah & s[4]!) ^ (s[2]! & s[4]!);
    const ml = (al & s[3]!) ^ (al & s[5]!) ^ (s[3]! & s[5]!);
    const low2 = (s0l >>> 0) + (ml >>> 0);
    const t2h = (s0h + mh + (low2 > 0xffffffff ? 1 : 0)) | 0;
    s.copyWithin(2, 0, 14);
    const low3 = (s[9]! >>> 0) + (t1l >>> 0);
    s[8] = (s[8]! + t1h + (low3 > 0xffffffff ? 1 : 0)) | 0;
    s[9] = low3 | 0;
    const low4 = (t1l >>> 0) + ((low2 | 0) >>> 0);
    s[0] = (t1h + t2h + (low4 > 0xffffffff ? 1 : 0)) | 0;
    s[1] = low4 | 0;
  }

  /** The hash of `bytes`, after `before` bytes that are already in `state`. */
  end(state: Int32Array, bytes: Uint8Array, before: number): Uint8Array {
    const blocks = Math.ceil((bytes.length + 17) / 128);
    const padded = new Uint8Array(blocks * 128);
    padded.set(bytes);
    padded[bytes.length] = 0x80;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 4, (before + bytes.length) * 8);
    for (let i = 0; i < blocks; i++) this.block(state, view, i * 128);
    const out = new DataView(new ArrayBuffer(64));
    state.forEach((word, i) => out.setInt32(i * 4, word));
    return new Uint8Array(out.buffer);
  }
}

function slowly(password: Uint8Array, salt: Uint8Array, iterations: number, length: number): Uint8Array {
  const sha = new Sha512();
  const key = new Uint8Array(128);
  key.set(password.length > 128 ? sha.end(sha.start(), password, 0) : password);
  const keyed = (mask: number): Int32Array => {
    const state = sha.start();
    sha.block(state, new DataView(key.map((byte) => byte ^ mask).buffer), 0);
    return state;
  };
  const inner = keyed(0x36);
  const outer = keyed(0x5c);
  const hmac = (data: Uint8Array) => sha.end(outer.slice(), sha.end(inner.slice(), data, 128), 128);
  const out = new Uint8Array(length);
  for (let block = 1, at = 0; at < length; block++, at += 64) {
    const first = new Uint8Array(salt.length + 4);
    first.set(salt);
    new DataView(first.buffer).setUint32(salt.length, block);
    let last = hmac(first);
    const sum = last.slice();
    for (let i = 1; i < iterations; i++) {
      last = hmac(last);
      for (let j = 0; j < 64; j++) sum[j]! ^= last[j]!;
    }
    out.set(sum.subarray(0, Math.min(64, length - at)), at);
  }
  return out;
}

/** The slow way by itself, for its test. */
export const pbkdf2Slowly = slowly;
