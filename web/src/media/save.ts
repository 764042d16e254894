import { api } from '../bridge/client';
import type { FileRef } from '../bridge/model';
import { type Saved, downloads, setDownloads } from '../store/downloads';

/** Gives a file to the person, under its name, and lists it among what was saved. */
export async function saveFile(file: FileRef): Promise<void> {
  const now = (state: Saved['state']): void => setDownloads((one) => one.file.key === file.key, 'state', state);
  if (downloads.some((one) => one.file.key === file.key)) now('running');
  else setDownloads(downloads.length, { file, state: 'running' });
  try {
    const url = URL.createObjectURL(await api.download(file));
    const link = document.createElement('a');
    link.href = url;
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    now('done');
  } catch (error) {
    now('failed');
    throw error;
  }
}
