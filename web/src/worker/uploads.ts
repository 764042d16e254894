import type { tl } from '@mtcute/core';
import type { Account } from './account';
import { long, randomId } from './numbers';

const PART = 512 * 1024;
const BIG = 10 * 1024 * 1024;
const AT_ONCE = 3;
/** A server without room says that it is busy: after so many seconds of it the person is told. */
const RETRIES = 3;

/** Sends a file's parts; a part whose connection is lost is sent again, and no other. */
export async function upload(
  account: Account, file: Blob, name: string, progress: (done: number) => void, signal: AbortSignal,
): Promise<tl.TypeInputFile> {
  const id = long(randomId());
  const parts = Math.max(1, Math.ceil(file.size / PART));
  const big = file.size > BIG;
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    while (next < parts) {
      signal.throwIfAborted();
      const part = next++;
      const bytes = new Uint8Array(await file.slice(part * PART, (part + 1) * PART).arrayBuffer());
      await account.call(
        big
          ? { _: 'upload.saveBigFilePart', fileId: id, filePart: part, fileTotalParts: parts, bytes }
          : { _: 'upload.saveFilePart', fileId: id, filePart: part, bytes },
        { kind: 'upload', abortSignal: signal, maxRetryCount: RETRIES },
      );
      done += bytes.length;
      progress(done);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, parts) }, work));
  return big
    ? { _: 'inputFileBig', id, parts, name }
    : { _: 'inputFile', id, parts, name, md5Checksum: '' };
}
