import type { tl } from '@mtcute/core';
import type { Folder, PeerId } from '../bridge/model';
import type { Account } from './account';
import { change } from './chats';
import { getPeerId } from './peers';

/** 0 is the list of all chats, 1 the archive. */
const FIRST_ID = 2;

function folderOf(account: Account, raw: tl.TypeDialogFilter): Folder | undefined {
  if (raw._ !== 'dialogFilter') return undefined;
  const ids = (list: tl.TypeInputPeer[]): PeerId[] => list.map((one) => getPeerId(one, account.self));
  return {
    id: raw.id, title: raw.title.text, contacts: raw.contacts ?? false, others: raw.nonContacts ?? false,
    groups: raw.groups ?? false, channels: raw.broadcasts ?? false, bots: raw.bots ?? false,
    notMuted: raw.excludeMuted ?? false, unreadOnly: raw.excludeRead ?? false,
    include: [...ids(raw.pinnedPeers), ...ids(raw.includePeers)], exclude: ids(raw.excludePeers),
  };
}

/** Where the folders lie between two lives of the worker. */
const KEPT = 'web.folders';

function keepFolders(account: Account, folders: Folder[]): void {
  account.folders = folders;
  account.tell({ type: 'folders', folders });
  account.db.putBehind('kv', [[KEPT, folders]]);
}

export async function loadFolders(account: Account): Promise<void> {
  account.folders = (await account.db.get<Folder[]>('kv', KEPT)) ?? [];
}

/** Reads the folders again and tells the pages. */
export async function refreshFolders(account: Account): Promise<Folder[]> {
  const raw = await account.call({ _: 'messages.getDialogFilters' });
  const folders = raw.filters.flatMap((one) => folderOf(account, one) ?? []);
  keepFolders(account, folders);
  return folders;
}

/** Folders of the list of chats, and the archive. */
export const folders = {
  folders: (account: Account): Promise<Folder[]> => refreshFolders(account),

  /** Makes a folder (its id is 0), or changes one. */
  async saveFolder(account: Account, folder: Folder): Promise<void> {
    const taken = new Set((await refreshFolders(account)).map((one) => one.id));
    let { id } = folder;
    if (!id) for (id = FIRST_ID; taken.has(id); id++);
    const inputs = (ids: PeerId[]): tl.TypeInputPeer[] => ids.map((one) => account.peers.input(one));
    await account.call({
      _: 'messages.updateDialogFilter', id,
      filter: {
        _: 'dialogFilter', id, title: { _: 'textWithEntities', text: folder.title, entities: [] },
        contacts: folder.contacts, nonContacts: folder.others, groups: folder.groups, broadcasts: folder.channels,
        bots: folder.bots, excludeMuted: folder.notMuted, excludeRead: folder.unreadOnly, excludeArchived: true,
        pinnedPeers: [], includePeers: inputs(folder.include), excludePeers: inputs(folder.exclude),
      },
    });
    await refreshFolders(account);
  },

  async removeFolder(account: Account, id: number): Promise<void> {
    await account.call({ _: 'messages.updateDialogFilter', id });
    await refreshFolders(account);
  },

  async orderFolders(account: Account, order: number[]): Promise<void> {
    await account.call({ _: 'messages.updateDialogFiltersOrder', order });
    await refreshFolders(account);
  },

  /** Moves a chat to the archive, or out of it. */
  async archive(account: Account, chat: PeerId, archived: boolean): Promise<void> {
    account.apply(await account.call({
      _: 'folders.editPeerFolders',
      folderPeers: [{ _: 'inputFolderPeer', peer: account.peers.input(chat), folderId: archived ? 1 : 0 }],
    }));
    change(account, chat, { archived, pinned: false });
  },
};
