// Files for the cases, made here: pictures, and large random files that are not held in memory.
import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';

function chunk(type, data) {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const length = Buffer.alloc(4);
    const sum = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
}

/** A PNG of a colour gradient. */
export function picture(width, height) {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(height, 4);
    header.set([8, 2, 0, 0, 0], 8); // 8 bits for each of three colours
    const rows = Buffer.alloc((width * 3 + 1) * height);
    for (let y = 0, at = 0; y < height; y++) {
        at++; // no filter
        for (let x = 0; x < width; x++) {
            rows[at++] = (255 * x) / width;
            rows[at++] = (255 * y) / height;
            rows[at++] = (x ^ y) & 0xff;
        }
    }
    const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const parts = [signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
    return Buffer.concat(parts);
}

/** Writes `size` pseudo-random bytes to `path`; resolves to their size and hash. */
export async function bigFile(path, size) {
    const stream = createCipheriv('aes-128-ctr', randomBytes(16), randomBytes(16));
    const hash = createHash('sha256');
    const zeros = Buffer.alloc(1 << 20);
    const file = await open(path, 'w');
    try {
        for (let left = size; left > 0; left -= zeros.length) {
            const part = stream.update(left < zeros.length ? zeros.subarray(0, left) : zeros);
            hash.update(part);
            await file.write(part);
        }
    } finally {
        await file.close();
    }
    return { size, sha256: hash.digest('hex') };
}
