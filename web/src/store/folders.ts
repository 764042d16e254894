// Folders: parts of the list of chats, chosen by kind and by name.
import { createSignal } from 'solid-js';
import type { Dialog, Folder, PeerId } from '../bridge/model';
import { state } from './state';

const [chosen, setChosen] = createSignal(0);

export const setChosenFolder = setChosen;

/** The folder that is shown; 0 for all chats. */
export const chosenFolder = (): number => (state.folders.some((one) => one.id === chosen()) ? chosen() : 0);

/** Whether a folder shows a chat. */
export function shows(folder: Folder, dialog: Dialog): boolean {
  if (folder.exclude.includes(dialog.peer)) return false;
  if (folder.include.includes(dialog.peer)) return true;
  const peer = state.peers[dialog.peer];
  if (!peer || dialog.archived) return false;
  if (folder.notMuted && dialog.mutedUntil > Date.now() / 1_000 && !dialog.mentions) return false;
  if (folder.unreadOnly && !dialog.unread && !dialog.marked && !dialog.mentions) return false;
  switch (peer.kind) {
    case 'channel': return folder.channels;
    case 'group':
    case 'supergroup': return folder.groups;
    case 'user': return peer.bot ? folder.bots : peer.contact || peer.self ? folder.contacts : folder.others;
  }
}

/** The chats of a list that the chosen folder shows. */
export function ofFolder(ids: PeerId[]): PeerId[] {
  const folder = state.folders.find((one) => one.id === chosenFolder());
  return folder ? ids.filter((id) => state.dialogs[id] && shows(folder, state.dialogs[id]!)) : ids;
}

/** How many chats of a folder have something unread. */
export function folderUnread(id: number): number {
  const folder = state.folders.find((one) => one.id === id);
  if (!folder) return 0;
  return Object.values(state.dialogs).filter((one) => (one.unread || one.marked) && shows(folder, one)).length;
}
