import { api } from '../bridge/client';
import type { FileRef, Message } from '../bridge/model';
import { t } from '../i18n';
import type { History } from '../store/histories';
import { state } from '../store/state';
import type { Choice } from '../ui/menu';
import { complain, toast } from '../ui/toasts';
import { fullDate } from '../i18n/time';
import { compose } from '../composer/target';
import { setAskedWindow } from './asked';
import { askRemove } from './remove-messages';
import { askAnswer, askForward } from './forward';
import { askReactors } from './reactions';
import { toggleSelected } from './selection';
import { saveFile } from '../media/save';

const EDIT_S = 48 * 3_600;
/** Who has read a message is told in groups of so many. */
const READ_BY_MAX = 100;

/** Whether the server would take an edit of this message from the viewer. */
export function editable(message: Message): boolean {
  if (message.pending || message.forward || message.action) return false;
  const kind = message.media?.type;
  if (kind === 'sticker' || kind === 'poll' || kind === 'contact' || kind === 'place') return false;
  if (message.chat === state.self) return true;
  const peer = state.peers[message.chat];
  if (peer?.kind === 'channel') return message.out || (peer.rights?.edit ?? peer.creator);
  return message.out && Date.now() / 1_000 - message.date < EDIT_S;
}

function pendingChoices(messages: Message[]): Choice[] {
  const keys = messages.map((one) => one.pending!.key);
  const list: Choice[] = [];
  if (messages.some((one) => one.pending?.failed)) {
    list.push({ icon: 'send', label: t('message.retry'), run: () => keys.forEach((key) => void api.retry(key)) });
  }
  list.push({ icon: 'trash', label: t('message.cancel'), danger: true, run: () => keys.forEach((key) => void api.cancel(key)) });
  return list;
}

const copying = (message: Message): Choice => ({
  icon: 'copy', label: t('message.copy'), run: () => void navigator.clipboard.writeText(message.text).then(() => toast(t('ui.copied'))),
});
const forwarding = (message: Message, ids: number[]): Choice => ({
  icon: 'forward', label: t('message.forward'), run: () => askForward(message.chat, ids),
});
const saving = (file: FileRef): Choice => ({ icon: 'download', label: t('message.save'), run: () => void saveFile(file).catch(complain) });

const removing = (message: Message, ids: number[]): Choice => ({
  icon: 'trash', label: t('message.delete'), danger: true, run: () => askRemove(message.chat, ids),
});

/** What is left to do to a message of the group that a supergroup was. */
function pastChoices(message: Message, captioned: Message, ids: number[]): Choice[] {
  const { media } = message;
  return [
    ...(captioned.text ? [copying(captioned)] : []), forwarding(message, ids), ...(media && 'file' in media ? [saving(media.file)] : []),
    removing(message, ids),
  ];
}

/** What can be done to a message. */
export function messageChoices(messages: Message[], history: History): Choice[] {
  const message = messages[0]!;
  if (messages.some((one) => one.pending)) return pendingChoices(messages);
  const peer = state.peers[history.chat];
  const captioned = messages.find((one) => one.text) ?? message;
  const ids = messages.map((one) => one.id);
  const list: Choice[] = [];
  if (message.chat !== history.chat) return pastChoices(message, captioned, ids);
  if (peer?.canSend) list.push({ icon: 'reply', label: t('message.reply'), run: () => compose(history.chat, { replyTo: message.id, quote: quoted(message) }) });
  if (!message.action) list.push({ icon: 'reply', label: t('message.replyElsewhere'), run: () => askAnswer(message) });
  if (captioned.text) list.push(copying(captioned));
  if (editable(captioned)) list.push({ icon: 'edit', label: t('message.edit'), run: () => compose(history.chat, { editing: captioned }) });
  if (history.chat > 0 || peer?.creator || peer?.rights?.pin) {
    list.push({
      icon: 'pin', label: t(message.pinned ? 'message.unpin' : 'message.pin'),
      run: () => void api.pinMessage(history.chat, message.id, !message.pinned, false).catch(complain),
    });
  }
  list.push(forwarding(message, ids));
  list.push({ icon: 'select', label: t('message.select'), run: () => toggleSelected(history.chat, ids) });
  const { media } = message;
  if (media && 'file' in media) list.push(saving(media.file));
  if (media?.type === 'poll' && !media.closed && message.out && !message.forward) {
    list.push({ icon: 'lock', label: t('poll.stop'), run: () => void api.closePoll(history.chat, message.id).catch(complain) });
  }
  if (message.reactions.length && peer?.kind !== 'channel') list.push({ icon: 'heart', label: t('react.who'), run: () => askReactors(message) });
  if (message.out && history.chat > 0 && history.chat !== state.self && message.id <= (state.dialogs[history.chat]?.readOut ?? 0)) {
    list.push({
      icon: 'eye', label: t('message.readWhen'),
      run: () => void api.readDate(history.chat, message.id).then((date) => toast(t('message.readAt', { when: fullDate(date) }))).catch(complain),
    });
  }
  if (message.out && peer && (peer.kind === 'group' || peer.kind === 'supergroup') && (peer.members ?? 0) <= READ_BY_MAX) {
    list.push({ icon: 'eye', label: t('readBy'), run: () => setAskedWindow({ kind: 'readBy', chat: history.chat, ids: [message.id] }) });
  }
  if (!message.out && history.chat !== state.self) {
    list.push({ icon: 'alert', label: t('report'), run: () => setAskedWindow({ kind: 'report', chat: history.chat, ids }) });
  }
  if (deletable(message)) list.push(removing(message, ids));
  return list;
}

function deletable(message: Message): boolean {
  if (message.chat > 0 || message.out) return true;
  const peer = state.peers[message.chat];
  return peer?.kind === 'group' || (peer?.rights?.delete ?? false) || (peer?.creator ?? false);
}

/** The part of the message that is selected, to be quoted. */
function quoted(message: Message): string | undefined {
  const chosen = getSelection();
  const text = chosen?.toString() ?? '';
  if (!text || !message.text.includes(text) || text === message.text) return undefined;
  const place = chosen?.anchorNode?.parentElement?.closest('[data-id]');
  return place?.getAttribute('data-id') === String(message.id) ? text : undefined;
}
