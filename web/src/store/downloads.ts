// The files that were saved to the disk in this visit.
import { createStore } from 'solid-js/store';
import type { FileRef } from '../bridge/model';

export interface Saved {
  file: FileRef;
  state: 'running' | 'done' | 'failed';
}

export const [downloads, setDownloads] = createStore<Saved[]>([]);
