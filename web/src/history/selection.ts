import { createStore } from 'solid-js/store';
import type { PeerId } from '../bridge/model';

/** Messages that are chosen, of one chat. */
export const [selection, setSelection] = createStore<{ chat: PeerId; ids: number[] }>({ chat: 0, ids: [] });

export function toggleSelected(chat: PeerId, ids: number[]): void {
  if (selection.chat !== chat) return setSelection({ chat, ids });
  const had = ids.every((id) => selection.ids.includes(id));
  setSelection('ids', (old) => (had ? old.filter((id) => !ids.includes(id)) : [...new Set([...old, ...ids])]));
}

export const clearSelection = (): void => setSelection({ chat: 0, ids: [] });
