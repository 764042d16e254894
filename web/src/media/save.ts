import { api } from '../bridge/client';
import type { FileRef } from '../bridge/model';

/** Gives a file to the person, under its name. */
export async function saveFile(file: FileRef): Promise<void> {
  const url = URL.createObjectURL(await api.download(file));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
