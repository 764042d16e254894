import { BaseCryptoProvider, type IAesCtr, type ICryptoProvider, type IEncryptionScheme } from '@mtcute/core/utils.js';
import {
  SIMD_AVAILABLE, createCtr256, ctr256, deflateMaxSize, freeCtr256, gunzip, ige256Decrypt, ige256Encrypt,
  initSync, sha1, sha256,
} from '@mtcute/wasm';
import plainUrl from '@mtcute/wasm/mtcute.wasm?url';
import simdUrl from '@mtcute/wasm/mtcute-simd.wasm?url';
import { pbkdf2Sha512 } from './pbkdf2';

class Ctr implements IAesCtr {
  readonly #context: number;

  constructor(key: Uint8Array, iv: Uint8Array) {
    this.#context = createCtr256(key, iv);
  }

  process(data: Uint8Array): Uint8Array {
    return ctr256(this.#context, data);
  }

  close(): void {
    freeCtr256(this.#context);
  }
}

/** The ciphers of MTProto in WebAssembly, chance from the browser. */
export class Crypto extends BaseCryptoProvider implements ICryptoProvider {
  readonly sha1 = sha1;
  readonly sha256 = sha256;
  readonly gunzip = gunzip;

  async initialize(): Promise<void> {
    const answer = await fetch(SIMD_AVAILABLE ? simdUrl : plainUrl);
    initSync(await answer.arrayBuffer());
  }

  gzip(data: Uint8Array, maxSize: number): Uint8Array | null {
    return deflateMaxSize(data, maxSize);
  }

  randomFill(buffer: Uint8Array): void {
    crypto.getRandomValues(buffer as Uint8Array<ArrayBuffer>);
  }

  createAesCtr(key: Uint8Array, iv: Uint8Array): IAesCtr {
    return new Ctr(key, iv);
  }

  createAesIge(key: Uint8Array, iv: Uint8Array): IEncryptionScheme {
    return { encrypt: (data) => ige256Encrypt(data, key, iv), decrypt: (data) => ige256Decrypt(data, key, iv) };
  }

  pbkdf2(password: Uint8Array, salt: Uint8Array, iterations: number, keylen = 64): Promise<Uint8Array> {
    return pbkdf2Sha512(password, salt, iterations, keylen);
  }

  hmacSha256(data: Uint8Array, key: Uint8Array): Uint8Array {
    const block = new Uint8Array(64);
    block.set(key.length > 64 ? sha256(key) : key);
    const inner = new Uint8Array(64 + data.length);
    const outer = new Uint8Array(96);
    for (let i = 0; i < 64; i++) {
      inner[i] = block[i]! ^ 0x36;
      outer[i] = block[i]! ^ 0x5c;
    }
    inner.set(data, 64);
    outer.set(sha256(inner), 64);
    return sha256(outer);
  }
}
