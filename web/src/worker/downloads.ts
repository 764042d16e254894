import type { tl } from '@mtcute/core';
import type { FileRef } from '../bridge/model';
import type { Account } from './account';
import { long } from './numbers';

/** A part as `upload.getFile` takes it: the offset is a multiple of it. */
export const PART = 512 * 1024;
const AT_ONCE = 4;
const SMALL = 128 * 1024;

function location(account: Account, { place }: FileRef): tl.TypeInputFileLocation {
  switch (place.type) {
    case 'document':
      return {
        _: 'inputDocumentFileLocation', id: long(place.id), accessHash: long(place.hash),
        fileReference: place.ref, thumbSize: place.thumb,
      };
    case 'photo':
      return {
        _: 'inputPhotoFileLocation', id: long(place.id), accessHash: long(place.hash),
        fileReference: place.ref, thumbSize: place.thumb,
      };
    case 'peer':
      return {
        _: 'inputPeerPhotoFileLocation', peer: account.peers.input(place.peer), photoId: long(place.photo), big: place.big,
      };
  }
}

/** One part of a file, shorter at its end. */
export async function part(account: Account, file: FileRef, offset: number): Promise<Uint8Array> {
  const raw = await account.call(
    { _: 'upload.getFile', location: location(account, file), offset, limit: PART },
    { kind: file.size > SMALL ? 'download' : 'main', dcId: account.config.dc },
  );
  if (raw._ !== 'upload.file') throw new Error('a file came from elsewhere');
  return raw.bytes;
}

const running = new Map<string, Promise<Blob>>();

async function whole(account: Account, file: FileRef, progress: (done: number) => void): Promise<Blob> {
  const count = Math.max(1, Math.ceil(file.size / PART));
  const parts: Uint8Array[] = new Array(count);
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    while (next < count) {
      const i = next++;
      const bytes = await part(account, file, i * PART);
      parts[i] = bytes;
      done += bytes.length;
      progress(done);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, count) }, work));
  return new Blob(parts as BlobPart[], { type: file.mime });
}

/** A whole file; two who want the same one share the way. */
function download(account: Account, file: FileRef): Promise<Blob> {
  const key = `${account.slot}/${file.key}`;
  let found = running.get(key);
  if (!found) {
    const progress = (done: number): void => {
      if (file.size > SMALL) account.tell({ type: 'progress', key: file.key, done, total: file.size });
    };
    found = whole(account, file, progress).finally(() => running.delete(key));
    running.set(key, found);
  }
  return found;
}

/** A file that this browser kept, else the server's, which is kept then. */
export async function kept(account: Account, file: FileRef): Promise<Blob> {
  const found = await account.files.get(file, Date.now());
  if (found) return found;
  const blob = await download(account, file);
  account.files.put(file, blob, Date.now());
  return blob;
}
