import type { Dialog, Media, Message, Peer, PeerId, Presence } from '../bridge/model';
import { language, t } from '../i18n';
import { clock, day, fullDate } from '../i18n/time';
import { now } from '../store/active';
import { state } from '../store/state';

const HIDDEN = /[\u202a-\u202e\u2066-\u2069]/g;
const VISIBLE = /[^\s\p{Cf}\p{Mn}\u115f\u1160\u3164\uffa0]/u;

/** A name that can be read: without marks that turn the text round, and never empty. */
export function nameOf(peer: Peer | undefined): string {
  if (!peer) return t('chat.deleted');
  if (peer.self) return t('chats.saved');
  return shownName(peer);
}

/** As `nameOf`, but the viewer is a person and not their own notebook. */
export function shownName(peer: Peer | undefined): string {
  if (!peer || peer.deleted) return t('chat.deleted');
  const clean = peer.name.replace(HIDDEN, '');
  if (VISIBLE.test(clean)) return clean;
  return peer.username ? `@${peer.username}` : `#${peer.id}`;
}

const graphemes = new Intl.Segmenter();

/** One or two letters for the disc of somebody without a picture; Vietnamese names go by the last. */
export function initials(peer: Peer | undefined): string {
  const words = shownName(peer).split(/\s+/).filter(Boolean);
  const first = (word: string | undefined): string => (word ? [...graphemes.segment(word)][0]?.segment ?? '' : '');
  if (words.length < 2) return first(words[0]).toUpperCase();
  if (language() === 'vi') return first(words.at(-1)).toUpperCase();
  return (first(words[0]) + first(words.at(-1))).toUpperCase();
}

export function presenceText(presence: Presence | undefined): string {
  switch (presence?.kind) {
    case 'online': return presence.until > now() / 1_000 ? t('presence.online') : lastSeen(presence.until);
    case 'offline': return lastSeen(presence.at);
    case 'recently': return t('presence.recently');
    case 'week': return t('presence.week');
    case 'month': return t('presence.month');
    default: return t('presence.unknown');
  }
}

function lastSeen(at: number): string {
  const today = day(at) === day(Date.now() / 1_000);
  return t('presence.at', { when: today ? clock(at) : fullDate(at) });
}

/** The line under a chat's name. */
export function subtitle(peer: Peer): string {
  if (peer.self) return '';
  switch (peer.kind) {
    case 'user': return peer.bot ? t('presence.bot') : presenceText(peer.presence);
    case 'channel': return peer.members === undefined ? '' : t('subscribers', { n: peer.members });
    default: return peer.members === undefined ? '' : t('members', { n: peer.members });
  }
}

export function doingText(chat: PeerId): string {
  const list = state.doing[chat] ?? [];
  const [first] = list;
  if (!first) return '';
  const what = t(`doing.${first.doing === 'none' ? 'typing' : first.doing}`);
  return chat > 0 ? what : `${shownName(state.peers[first.user])}: ${what}`;
}

export function mediaName(media: Media): string {
  switch (media.type) {
    case 'photo': return t('media.photo');
    case 'video': return t(media.gif ? 'media.gif' : media.round ? 'media.round' : 'media.video');
    case 'voice': return t('media.voice');
    case 'audio': return media.title || t('media.audio');
    case 'sticker': return `${media.emoji} ${t('media.sticker')}`;
    case 'file': return media.file.name;
    case 'contact': return t('media.contact');
    case 'place': return t('media.place');
    case 'poll': return media.question;
    case 'page': return t('media.page');
    case 'unsupported': return t('message.unsupported');
  }
}

export function actionText(message: Message): string {
  const action = message.action!;
  const name = shownName(state.peers[message.from]);
  const users = new Intl.ListFormat(language()).format((action.users ?? []).map((id) => shownName(state.peers[id])));
  let { kind } = action;
  if (kind === 'ChatAddUser' && action.users?.length === 1 && action.users[0] === message.from) kind = 'ChatJoined';
  if (kind === 'ChatDeleteUser' && action.users?.[0] === message.from) kind = 'ChatLeft';
  const word = `action.${kind}` as 'action.other';
  const values = { name, users, text: action.text ?? '' };
  try {
    return t(word, values);
  } catch {
    return t('action.other');
  }
}

/** A message in one line, for lists, replies and notifications. */
export function snippet(message: Message): string {
  if (message.action) return actionText(message);
  const media = message.media && message.media.type !== 'page' ? message.media : undefined;
  if (media && !message.text) return mediaName(media);
  return hideSpoilers(message);
}

function hideSpoilers(message: Message): string {
  let { text } = message;
  for (const { kind, offset, length } of message.entities) {
    if (kind === 'spoiler') text = text.slice(0, offset) + '▒'.repeat(Math.min(length, 12)) + text.slice(offset + length);
  }
  return text.replace(/\s+/g, ' ').slice(0, 300);
}

export const muted = (dialog: Dialog | undefined): boolean => (dialog?.mutedUntil ?? 0) > Date.now() / 1_000;
