import { type JSX, Show } from 'solid-js';
import { api } from '../bridge/client';
import type { Dialog, Folder, PeerId } from '../bridge/model';
import { t } from '../i18n';
import { short } from '../i18n/time';
import { openChat } from '../store/route';
import { now } from '../store/active';
import { moved, state } from '../store/state';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icons';
import { type Choice, Contextual } from '../ui/menu';
import { doingText, muted, nameOf, shownName, snippet } from '../ui/names';
import { complain } from '../ui/toasts';
import { Ticks } from '../history/ticks';
import { askDelete } from './delete-chat';
import { askMute } from './mute';

/** One chat of the list, read out as one sentence. */
export function ChatRow(props: { chat: PeerId; tabIndex: number; open: boolean; onFocus: () => void }): JSX.Element {
  const dialog = () => state.dialogs[props.chat];
  const peer = () => state.peers[props.chat];
  const top = () => dialog()?.top;
  const draft = () => (props.open ? undefined : dialog()?.draft?.text);
  const doing = () => doingText(props.chat);
  const online = () => {
    const presence = peer()?.presence;
    return presence?.kind === 'online' && presence.until > now() / 1_000 && !peer()?.self;
  };
  const author = () => {
    const message = top();
    if (!message || message.action || peer()?.self || peer()?.kind === 'channel') return '';
    if (message.out) return `${t('chats.you')}: `;
    return props.chat < 0 && message.from !== props.chat ? `${shownName(state.peers[message.from])}: ` : '';
  };
  const line = () => {
    const message = top();
    return draft() ? `${t('chats.draft')}: ${draft()}` : message ? author() + snippet(message) : '';
  };
  const spoken = () => {
    const one = dialog();
    if (!one) return nameOf(peer());
    return [
      nameOf(peer()), one.unread ? t('chats.unread', { n: one.unread }) : '', one.mentions ? t('chats.mention') : '',
      muted(one) ? t('chats.muted') : '', one.pinned ? t('chats.pinned') : '', doing() || line(), one.top ? short(one.top.date) : '',
    ].filter(Boolean).join(', ');
  };
  return (
    <Contextual choices={() => choices(props.chat)} class="row-place">
      <div
        role="option" aria-selected={props.open} tabIndex={props.tabIndex} class="chat-row" data-peer={props.chat}
        classList={{ open: props.open }} onClick={() => openChat(props.chat)} onFocus={() => props.onFocus()}
      >
        <span class="spoken">{spoken()}</span>
        <span class="avatar-place" aria-hidden="true"><Avatar peer={props.chat} size={54} /><Show when={online()}><i class="online-dot" /></Show></span>
        <span class="row-top" aria-hidden="true">
          <Show when={peer()?.kind === 'channel'}><Icon name="megaphone" size={18} /></Show>
          <Show when={peer()?.kind === 'group' || peer()?.kind === 'supergroup'}><Icon name="users" size={18} /></Show>
          <bdi class="row-name">{nameOf(peer())}</bdi>
          <Show when={muted(dialog())}><Icon name="mute" size={16} /></Show>
          <span class="row-time">
            <Show when={top()?.out && !draft() && !peer()?.self && peer()?.kind !== 'channel'}><Ticks message={top()!} readOut={dialog()?.readOut ?? 0} /></Show>
            {dialog() && moved(dialog()!) ? short(moved(dialog()!)) : ''}
          </span>
        </span>
        <span class="row-bottom" aria-hidden="true">
          <span class="row-text" dir="auto">
            <Show when={doing()} fallback={
              <Show when={draft()} fallback={line()}><b class="draft">{t('chats.draft')}: </b>{draft()}</Show>
            }>
              <span class="doing">{doing()}</span>
            </Show>
          </span>
          <Badges chat={props.chat} />
        </span>
      </div>
    </Contextual>
  );
}

function Badges(props: { chat: PeerId }): JSX.Element {
  const dialog = () => state.dialogs[props.chat];
  return (
    <>
      <Show when={dialog()?.mentions}><span class="badge"><Icon name="at" size={14} /></span></Show>
      <Show when={dialog()?.reactions}><span class="badge"><Icon name="heart" size={14} /></span></Show>
      <Show when={dialog()?.unread || dialog()?.marked}>
        <span class="badge" classList={{ quiet: muted(dialog()) }}>{dialog()!.unread || ' '}</span>
      </Show>
      <Show when={dialog()?.pinned && !dialog()?.unread && !dialog()?.marked}><Icon name="pin" size={18} class="row-pin" /></Show>
    </>
  );
}

/** What can be done to a chat from the list. */
export function choices(chat: PeerId): Choice[] {
  const dialog = state.dialogs[chat];
  if (!dialog) return [];
  const unread = dialog.unread > 0 || dialog.marked;
  const silent = muted(dialog);
  const top = dialog.top?.id ?? 0;
  const list: Choice[] = [
    {
      icon: 'pin', label: t(dialog.pinned ? 'chats.unpin' : 'chats.pin'),
      run: () => void api.pinChat(chat, !dialog.pinned).catch(complain),
    },
    ...moves(dialog),
    {
      icon: 'comment', label: t(unread ? 'chats.markRead' : 'chats.markUnread'),
      run: () => void (unread ? api.read(chat, top) : api.markUnread(chat, true)).catch(complain),
    },
  ];
  if (chat !== state.self) {
    list.push({
      icon: silent ? 'bell' : 'mute', label: t(silent ? 'chats.unmute' : 'chats.mute'),
      run: () => (silent ? void api.mute(chat, 0).catch(complain) : askMute(chat)),
    });
  }
  if (chat !== state.self) {
    list.push({
      icon: 'archive', label: t(dialog.archived ? 'chats.fromArchive' : 'chats.toArchive'),
      run: () => void api.archive(chat, !dialog.archived).catch(complain),
    });
  }
  for (const folder of state.folders) list.push(folderChoice(folder, chat));
  if (chat > 0) list.push({ icon: 'trash', label: t('chats.delete'), danger: true, run: () => askDelete(chat) });
  return list;
}

/** A pinned chat can stand higher or lower among the pinned. */
function moves({ peer, pinned, archived }: Dialog): Choice[] {
  if (!pinned) return [];
  const order = Object.values(state.dialogs).filter((one) => one.pinned && one.archived === archived)
    .sort((a, b) => a.order - b.order).map((one) => one.peer);
  const at = order.indexOf(peer);
  const move = (step: number): void => {
    const next = order.toSpliced(at, 1).toSpliced(at + step, 0, peer);
    void api.orderPinned(next, archived).catch(complain);
  };
  return [
    ...(at > 0 ? [{ icon: 'up', label: t('chats.up'), run: () => move(-1) } as const] : []),
    ...(at < order.length - 1 ? [{ icon: 'down', label: t('chats.down'), run: () => move(1) } as const] : []),
  ];
}

function folderChoice(folder: Folder, chat: PeerId): Choice {
  const inside = folder.include.includes(chat);
  const include = inside ? folder.include.filter((id) => id !== chat) : [...folder.include, chat];
  return {
    icon: 'folder', label: t(inside ? 'folder.remove' : 'folder.add', { name: `\u2068${folder.title}\u2069` }),
    run: () => void api.saveFolder({ ...folder, include, exclude: folder.exclude.filter((id) => id !== chat) }).catch(complain),
  };
}
