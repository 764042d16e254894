import type { tl } from '@mtcute/core';
import type { Doing } from '../bridge/events';
import type { Message, PeerId } from '../bridge/model';
import type { Account } from './account';
import { change, draftOf, drop, keep, refreshDialog, refreshDialogs } from './chats';
import { refreshFolders } from './folders';
import { forget, storeOne } from './history';
import { messageOf, reactionsOf } from './message';
import { mutedChanged } from './notifying';
import { channelId, idOf, presence } from './peers';

/** Turns what the server pushes into changes of what the account knows, and tells the pages. */
export class Updates {
  readonly #account: Account;

  constructor(account: Account) {
    this.#account = account;
    account.client.onRawUpdate.add(({ update, peers }) => {
      account.peers.learn(peers.users.values(), peers.chats.values());
      this.#take(update);
    });
  }

  #take(update: tl.TypeUpdate): void {
    const account = this.#account;
    switch (update._) {
      case 'updateNewMessage':
      case 'updateNewChannelMessage': return this.#message(update.message, true);
      case 'updateEditMessage':
      case 'updateEditChannelMessage': return this.#message(update.message, false);
      case 'updateDeleteMessages': return this.#deleted(undefined, update.messages);
      case 'updateDeleteChannelMessages': return this.#deleted(channelId(update.channelId), update.messages);
      case 'updateReadHistoryInbox':
        return change(account, idOf(update.peer), { readIn: update.maxId, unread: update.stillUnreadCount });
      case 'updateReadHistoryOutbox': return change(account, idOf(update.peer), { readOut: update.maxId });
      case 'updateReadChannelInbox':
        return change(account, channelId(update.channelId), { readIn: update.maxId, unread: update.stillUnreadCount });
      case 'updateReadChannelOutbox': return change(account, channelId(update.channelId), { readOut: update.maxId });
      case 'updateUserTyping': return this.#doing(update.userId, update.userId, update.action);
      case 'updateChatUserTyping': return this.#doing(-update.chatId, idOf(update.fromId), update.action);
      case 'updateChannelUserTyping':
        return this.#doing(channelId(update.channelId), idOf(update.fromId), update.action);
      case 'updateUserStatus': return account.peers.change(update.userId, { presence: presence(update.status) });
      case 'updateUserName': {
        const name = [update.firstName, update.lastName].filter(Boolean).join(' ');
        return account.peers.change(update.userId, { name, firstName: update.firstName, lastName: update.lastName });
      }
      default: return this.#list(update);
    }
  }

  #list(update: tl.TypeUpdate): void {
    const account = this.#account;
    switch (update._) {
      case 'updateDraftMessage': return this.#draft(idOf(update.peer), update);
      case 'updateDialogPinned':
        if (update.peer._ === 'dialogPeer') change(account, idOf(update.peer.peer), { pinned: update.pinned ?? false });
        return;
      case 'updatePinnedDialogs': return void refreshDialogs(account);
      case 'updateDialogUnreadMark':
        if (update.peer._ === 'dialogPeer') change(account, idOf(update.peer.peer), { marked: update.unread ?? false });
        return;
      case 'updateNotifySettings':
        if (update.peer._ === 'notifyPeer') {
          const chat = idOf(update.peer.peer);
          change(account, chat, { mutedUntil: account.mutedUntil(chat, update.notifySettings.muteUntil) });
        } else if (update.peer._ !== 'notifyForumTopic') void mutedChanged(account);
        return;
      case 'updateFolderPeers':
        for (const one of update.folderPeers) change(account, idOf(one.peer), { archived: one.folderId === 1 });
        return;
      case 'updateMessageReactions': return this.#reactions(update);
      case 'updatePinnedMessages':
        return account.tell({ type: 'refresh', chat: idOf(update.peer) });
      case 'updatePinnedChannelMessages':
        return account.tell({ type: 'refresh', chat: channelId(update.channelId) });
      case 'updateChannel': return this.#membership(channelId(update.channelId));
      case 'updateChat': return this.#membership(-update.chatId);
      case 'updateChannelTooLong': return account.tell({ type: 'refresh', chat: channelId(update.channelId) });
      case 'updateMessagePoll': return account.tell({ type: 'refresh' });
      case 'updateDialogFilter':
      case 'updateDialogFilterOrder':
      case 'updateDialogFilters': return void refreshFolders(account);
      case 'updateReadMessagesContents': return account.tell({ type: 'seen', ids: update.messages });
      case 'updateChannelReadMessagesContents':
        return account.tell({ type: 'seen', chat: channelId(update.channelId), ids: update.messages });
      case 'updateNewScheduledMessage':
        return 'peerId' in update.message && update.message.peerId
          ? account.tell({ type: 'scheduled', chat: idOf(update.message.peerId) }) : undefined;
      case 'updateDeleteScheduledMessages': return account.tell({ type: 'scheduled', chat: idOf(update.peer) });
      case 'updatePendingJoinRequests':
        return account.tell({ type: 'requests', chat: idOf(update.peer), waiting: update.requestsPending });
      case 'updatePinnedForumTopic':
      case 'updatePinnedForumTopics': return account.tell({ type: 'topics', chat: idOf(update.peer) });
      case 'updateReadChannelDiscussionInbox':
      case 'updateReadChannelDiscussionOutbox': return account.tell({ type: 'topics', chat: channelId(update.channelId) });
      case 'updateNewAuthorization': return account.tell({ type: 'sessions' });
      default:
    }
  }

  #message(raw: tl.TypeMessage, fresh: boolean): void {
    const account = this.#account;
    const message = messageOf(raw, account.self);
    if (!message) return;
    account.tell({ type: 'message', message, fresh });
    storeOne(account, message);
    const dialog = account.dialogs.get(message.chat);
    if (!dialog) {
      if (fresh) void refreshDialog(account, message.chat).then(() => this.#notify(message));
      return;
    }
    if (!fresh) {
      if (dialog.top?.id === message.id) change(account, message.chat, { top: message });
      return;
    }
    const newer = !dialog.top || message.id >= dialog.top.id;
    const unread = !message.out && message.id > dialog.readIn && message.chat !== account.self;
    keep(account, [{
      ...dialog,
      ...(newer ? { top: message } : {}),
      unread: dialog.unread + (unread ? 1 : 0),
      mentions: dialog.mentions + (unread && message.mentioned ? 1 : 0),
    }]);
    this.#notify(message);
  }

  #notify(message: Message): void {
    const dialog = this.#account.dialogs.get(message.chat);
    if (!dialog || message.out || message.silent || message.id <= dialog.readIn) return;
    if (dialog.mutedUntil > Date.now() / 1_000 && !message.mentioned) return;
    this.#account.tell({ type: 'notify', message });
  }

  #deleted(chat: PeerId | undefined, ids: number[]): void {
    const account = this.#account;
    if (!ids.length) return;
    account.tell(chat === undefined ? { type: 'deleted', ids } : { type: 'deleted', chat, ids });
    const gone = new Set(ids);
    for (const dialog of account.dialogs.values()) {
      const concerned = chat === undefined ? dialog.peer > -1_000_000_000_000 : dialog.peer === chat;
      if (!concerned) continue;
      forget(account, dialog.peer, ids);
      if (dialog.top && gone.has(dialog.top.id)) void refreshDialog(account, dialog.peer);
    }
  }

  #doing(chat: PeerId, user: PeerId, action: tl.TypeSendMessageAction): void {
    this.#account.tell({ type: 'doing', chat, user, doing: doingOf(action) });
  }

  #draft(peer: PeerId, update: tl.RawUpdateDraftMessage): void {
    const dialog = this.#account.dialogs.get(peer);
    if (update.topMsgId) return;
    if (!dialog) return void refreshDialog(this.#account, peer);
    const { draft: _, ...rest } = dialog;
    const draft = draftOf(update.draft);
    keep(this.#account, [draft ? { ...rest, draft } : rest]);
  }

  #reactions(update: tl.RawUpdateMessageReactions): void {
    const account = this.#account;
    const chat = idOf(update.peer);
    account.tell({
      type: 'reactions', chat, id: update.msgId, reactions: reactionsOf(update.reactions), ours: !update.reactions.min,
    });
    if (update.reactions.recentReactions?.some((one) => one.unread)) void refreshDialog(account, chat);
  }

  /** We came into a group or channel, left it, or it changed. */
  #membership(chat: PeerId): void {
    const peer = this.#account.peers.get(chat);
    if (peer?.left) drop(this.#account, chat);
    else void refreshDialog(this.#account, chat);
  }
}

function doingOf(action: tl.TypeSendMessageAction): Doing {
  switch (action._) {
    case 'sendMessageTypingAction': return 'typing';
    case 'sendMessageRecordAudioAction':
    case 'sendMessageUploadAudioAction': return 'voice';
    case 'sendMessageUploadPhotoAction': return 'photo';
    case 'sendMessageUploadVideoAction':
    case 'sendMessageRecordVideoAction': return 'video';
    case 'sendMessageUploadDocumentAction': return 'file';
    default: return 'none';
  }
}

