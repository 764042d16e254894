import type { tl } from '@mtcute/core';
import type { Action, Forwarded, Message, PeerId, Reaction, Reply } from '../bridge/model';
import { linked } from './linked';
import { mediaOf } from './media';
import { channelId, idOf } from './peers';
import { entitiesOf } from './text';

/** A message as the page shows it, or undefined for one that is not there any more. */
export function messageOf(raw: tl.TypeMessage, self: PeerId): Message | undefined {
  if (raw._ === 'messageEmpty') return undefined;
  const chat = idOf(raw.peerId);
  const out = raw.out ?? false;
  const base = {
    id: raw.id,
    chat,
    from: raw.fromId ? idOf(raw.fromId) : out ? self : chat,
    out,
    date: raw.date,
    silent: raw.silent ?? false,
    mentioned: raw.mentioned ?? false,
  };
  if (raw._ === 'messageService') {
    const message: Message = {
      ...base, text: '', entities: [], pinned: false, reactions: [], action: actionOf(raw.action),
    };
    if (raw.replyTo) setReply(message, raw.replyTo);
    return message;
  }
  return plain(raw, base);
}

type Base = Pick<Message, 'id' | 'chat' | 'from' | 'out' | 'date' | 'silent' | 'mentioned'>;

function plain(raw: tl.RawMessage, base: Base): Message {
  const message: Message = {
    ...base,
    text: raw.message,
    entities: linked(raw.message, entitiesOf(raw.entities)),
    pinned: raw.pinned ?? false,
    reactions: reactionsOf(raw.reactions),
  };
  if (raw.mentioned && raw.mediaUnread) message.unseen = true;
  const media = mediaOf(raw.media);
  if (media) message.media = media.type === 'voice' ? { ...media, heard: !raw.mediaUnread } : media;
  if (raw.editDate && !raw.editHide) message.edited = raw.editDate;
  if (raw.invertMedia) message.captionAbove = true;
  if (raw.groupedId) message.album = String(raw.groupedId);
  if (raw.replyTo) setReply(message, raw.replyTo);
  if (raw.fwdFrom) message.forward = forwardOf(raw.fwdFrom);
  if (raw.views !== undefined) message.views = raw.views;
  if (raw.postAuthor) message.author = raw.postAuthor;
  if (raw.replies) {
    message.replies = { count: raw.replies.replies, comments: raw.replies.comments ?? false };
    if (raw.replies.channelId) message.replies.chat = channelId(raw.replies.channelId);
  }
  return message;
}

function setReply(message: Message, raw: tl.TypeMessageReplyHeader): void {
  if (raw._ !== 'messageReplyHeader') return;
  if (raw.forumTopic) message.thread = raw.replyToTopId ?? raw.replyToMsgId ?? 1;
  else if (raw.replyToTopId) message.thread = raw.replyToTopId;
  if (!raw.replyToMsgId && !raw.replyFrom) return;
  if (raw.forumTopic && !raw.replyToTopId && !raw.quote) return;
  // A message of a chat that the viewer is not in has no number for them.
  const reply: Reply = { id: raw.replyToMsgId ?? 0 };
  if (raw.replyToPeerId) reply.chat = idOf(raw.replyToPeerId);
  if (raw.quoteText) reply.quote = raw.quoteText;
  if (raw.replyFrom?.fromName) reply.name = raw.replyFrom.fromName;
  if (raw.replyFrom?.fromId) reply.from = idOf(raw.replyFrom.fromId);
  message.reply = reply;
}

function forwardOf(raw: tl.TypeMessageFwdHeader): Forwarded {
  const forward: Forwarded = { date: raw.date };
  if (raw.fromId) forward.from = idOf(raw.fromId);
  if (raw.fromName) forward.name = raw.fromName;
  if (raw.channelPost) forward.post = raw.channelPost;
  return forward;
}

export function reactionsOf(raw: tl.TypeMessageReactions | undefined): Reaction[] {
  return (raw?.results ?? []).flatMap((one) =>
    one.reaction._ === 'reactionEmoji'
      ? [{ emoji: one.reaction.emoticon, count: one.count, chosen: one.chosenOrder !== undefined }]
      : [],
  );
}

/** The kind is the protocol's name without its prefix: the tables of words know the common ones. */
export function actionOf(raw: tl.TypeMessageAction): Action {
  const kind = raw._.replace(/^messageAction/, '');
  switch (raw._) {
    case 'messageActionChatCreate': return { kind, text: raw.title, users: raw.users };
    case 'messageActionChannelCreate':
    case 'messageActionChatEditTitle':
    case 'messageActionTopicCreate': return { kind, text: raw.title };
    case 'messageActionChannelMigrateFrom': return { kind, text: raw.title, chat: -raw.chatId };
    case 'messageActionChatMigrateTo': return { kind, chat: channelId(raw.channelId) };
    case 'messageActionChatAddUser': return { kind, users: raw.users };
    case 'messageActionChatDeleteUser': return { kind, users: [raw.userId] };
    case 'messageActionChatJoinedByLink': return { kind, users: [raw.inviterId] };
    case 'messageActionSetMessagesTTL': return { kind, seconds: raw.period };
    case 'messageActionCustomAction': return { kind, text: raw.message };
    default: return { kind };
  }
}
