import { type JSX, Show, createEffect, createSignal, on } from 'solid-js';
import { t } from '../i18n';
import type { PeerId } from '../bridge/model';
import { Composer } from '../composer/composer';
import { historyOf } from '../store/histories';
import { go } from '../store/route';
import { state } from '../store/state';
import { Avatar } from '../ui/avatar';
import { IconButton } from '../ui/kit';
import { type Choice, Menu } from '../ui/menu';
import { doingText, nameOf, subtitle } from '../ui/names';
import { choices } from '../chats/chat-row';
import { DeleteChat } from '../chats/delete-chat';
import { PlayingBar } from '../media/sound';
import { Viewer } from '../media/viewer';
import { Forward } from './forward';
import { listHandle, setListHandle } from './handle';
import { MessageList } from './message-list';
import { RemoveMessages } from './remove-messages';
import { SelectionBar } from './selection-bar';
import { selection } from './selection';

/** An open chat: who it is, what was said, and where to write. */
export function ChatView(props: { chat: PeerId; thread?: number | undefined; message?: number | undefined }): JSX.Element {
  const history = historyOf(props.chat, props.thread);
  const peer = () => state.peers[props.chat];
  const [picking, setPicking] = createSignal(false);
  createEffect(on(() => props.message, (id) => {
    if (id) setTimeout(() => void listHandle()?.jump(id), 300);
  }));
  const menu = (): Choice[] => [
    { icon: 'calendar', label: t('chat.toDate'), run: () => setPicking(true) },
    ...choices(props.chat),
  ];
  return (
    <section class="chat" aria-label={nameOf(peer())}>
      <header class="chat-head">
        <IconButton class="back" icon="back" label={t('chat.back')} onClick={() => go('')} />
        <div class="chat-title">
          <Avatar peer={props.chat} size={40} />
          <span class="peer-text">
            <h2><bdi>{nameOf(peer())}</bdi></h2>
            <small classList={{ doing: Boolean(doingText(props.chat)) }}>{doingText(props.chat) || (peer() ? subtitle(peer()!) : '')}</small>
          </span>
        </div>
        <Menu icon="more" label={t('chat.menu')} choices={menu} />
      </header>
      <Show when={picking()}><DatePicker onPick={(date) => { setPicking(false); if (date) void listHandle()?.toDate(date); }} /></Show>
      <PlayingBar />
      <MessageList history={history} handle={setListHandle} onDate={() => setPicking(true)} />
      <Show when={selection.chat === props.chat && selection.ids.length} fallback={
        <Show when={peer()?.canSend !== false} fallback={<p class="cannot">{t('chat.cannotSend')}</p>}>
          <Composer chat={props.chat} thread={props.thread} history={history} />
        </Show>
      }>
        <SelectionBar />
      </Show>
      <Viewer />
      <Forward />
      <RemoveMessages />
      <DeleteChat />
    </section>
  );
}

function DatePicker(props: { onPick: (date: number | undefined) => void }): JSX.Element {
  const today = new Date().toISOString().slice(0, 10);
  return (
    <div class="date-picker">
      <label>{t('chat.toDate')} <input type="date" max={today} autofocus onChange={(event) => {
        const { valueAsDate } = event.currentTarget;
        if (valueAsDate) props.onPick(valueAsDate.getTime() / 1_000 + valueAsDate.getTimezoneOffset() * 60);
      }} /></label>
      <IconButton icon="close" label={t('ui.close')} onClick={() => props.onPick(undefined)} />
    </div>
  );
}
