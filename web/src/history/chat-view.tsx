import { type JSX, Show, Suspense, createEffect, createResource, createSignal, lazy, on, onCleanup } from 'solid-js';
import { t } from '../i18n';
import type { PeerId } from '../bridge/model';
import { Composer } from '../composer/composer';
import { historyOf } from '../store/histories';
import { go, openChat } from '../store/route';
import { state } from '../store/state';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icons';
import { Button, IconButton } from '../ui/kit';
import { searchAsked } from '../ui/shortcuts';
import { complain } from '../ui/toasts';
import { type Choice, Menu } from '../ui/menu';
import { doingText, nameOf, subtitle } from '../ui/names';
import { choices } from '../chats/chat-row';
import { PlayingBar } from '../media/sound';
import { Viewer } from '../media/viewer';
import { PinnedBar } from './pinned-bar';
import { SearchBar } from './search-bar';
import { api, listen } from '../bridge/client';
import { Forward } from './forward';
import { listHandle, setListHandle } from './handle';
import { MessageList } from './message-list';
import { askedRights } from '../groups/asked';
import { askedWindow } from './asked';
import { reactionWindow } from './reactions';
import { RemoveMessages } from './remove-messages';
import { SelectionBar } from './selection-bar';
import { selection } from './selection';

const Calendar = lazy(() => import('./calendar'));
const Info = lazy(() => import('../chats/info'));
const Topics = lazy(() => import('./topics'));
const ReactionWindows = lazy(() => import('./reaction-windows'));
const AskedWindows = lazy(() => import('./asked-windows'));
const RightsWindows = lazy(() => import('../groups/rights'));

/** An open chat: who it is, what was said, and where to write. */
export function ChatView(props: { chat: PeerId; thread?: number | undefined; message?: number | undefined }): JSX.Element {
  const history = historyOf(props.chat, props.thread);
  const peer = () => state.peers[props.chat];
  // A message that is looked for is shown among all others, whatever topic it is in.
  const forum = () => props.thread === undefined && !props.message && peer()?.forum === true;
  const [topic, { refetch }] = createResource(
    () => (props.thread !== undefined && peer()?.forum ? props.thread : undefined),
    (id) => api.topic(props.chat, id).catch(() => undefined),
  );
  const closed = () => topic.latest?.closed && !topic.latest.mine && !peer()?.creator && !peer()?.rights?.topics;
  onCleanup(listen((event) => {
    if (event.type === 'message' && event.message.action && event.message.chat === props.chat && peer()?.forum) void refetch();
  }));
  const [picking, setPicking] = createSignal(false);
  const [info, setInfo] = createSignal(false);
  const [searching, setSearching] = createSignal(false);
  createEffect(on(searchAsked, () => setSearching(true), { defer: true }));
  const mayPin = () => props.chat > 0 || peer()?.creator || (peer()?.rights?.pin ?? false);
  const mayInvite = () => props.chat < 0 && (peer()?.creator || peer()?.rights?.invite);
  const [waiting, setWaiting] = createSignal(0);
  createEffect(on([() => props.chat, mayInvite], ([chat, may]) => {
    setWaiting(0);
    if (may) void api.joinRequests(chat).then((list) => setWaiting(list.length)).catch(() => undefined);
  }));
  onCleanup(listen((event) => {
    if (event.type === 'requests' && event.chat === props.chat) setWaiting(event.waiting);
  }));
  createEffect(on(() => props.message, (id) => {
    if (id) setTimeout(() => void listHandle()?.jump(id), 300);
  }));
  const leave = (): void => {
    if (props.thread === undefined) go('');
    else if (peer()?.forum) openChat(props.chat);
    else window.history.back();
  };
  const menu = (): Choice[] => [
    ...(forum() ? [] : [{ icon: 'calendar', label: t('chat.toDate'), run: () => setPicking(true) } as const]),
    ...choices(props.chat),
  ];
  return (
    <div class="with-info">
    <section class="chat" aria-label={nameOf(peer())}>
      <header class="chat-head">
        <IconButton class={props.thread === undefined ? 'back' : ''} icon="back" label={t('chat.back')} onClick={leave} />
        <div class="chat-title">
          <Avatar peer={props.chat} size={40} />
          <span class="peer-text">
            <Show when={props.thread === undefined} fallback={<><h2><bdi>{peer()?.forum ? topic.latest?.title : t('comments')}</bdi></h2><small><bdi>{nameOf(peer())}</bdi></small></>}>
              <h2><button type="button" title={t('chat.info')} aria-expanded={info()} onClick={() => setInfo((old) => !old)}><bdi>{nameOf(peer())}</bdi></button></h2>
              <small classList={{ doing: Boolean(doingText(props.chat)) }}>{doingText(props.chat) || (peer() ? subtitle(peer()!) : '')}</small>
            </Show>
          </span>
        </div>
        <Show when={props.thread === undefined}>
          <IconButton icon="search" label={t('chat.search')} onClick={() => setSearching(true)} />
          <Menu icon="more" label={t('chat.menu')} choices={menu} />
        </Show>
      </header>
      <Show when={searching()}><SearchBar chat={props.chat} onClose={() => setSearching(false)} /></Show>
      <Show when={props.thread === undefined && !forum()}><PinnedBar chat={props.chat} mayUnpin={mayPin()} /></Show>
      <Show when={props.thread === undefined && mayInvite() && waiting()}>
        {(n) => <button type="button" class="requests-bar" onClick={() => setInfo(true)}><Icon name="user" size={20} />{t('requests.waiting', { n: n() })}</button>}
      </Show>
      <Show when={picking()}><Suspense><Calendar chat={props.chat} onClose={() => setPicking(false)} /></Suspense></Show>
      <PlayingBar />
      <Show when={!forum()} fallback={<Topics chat={props.chat} handle={setListHandle} />}>
        <MessageList history={history} handle={setListHandle} onDate={() => setPicking(true)} />
        <Show when={selection.chat === props.chat && selection.ids.length} fallback={
          <Show when={!closed()} fallback={<p class="cannot">{t('topic.isClosed')}</p>}>
            <Show when={peer()?.canSend !== false || (props.thread !== undefined && peer()?.left)} fallback={<Cannot chat={props.chat} />}>
              <Composer chat={props.chat} thread={props.thread} history={history} />
            </Show>
          </Show>
        }>
          <SelectionBar />
        </Show>
      </Show>
      <Viewer />
      <Forward />
      <RemoveMessages />
      <Show when={reactionWindow()}><ReactionWindows /></Show>
      <Show when={askedWindow()}><AskedWindows /></Show>
      <Show when={askedRights()}><RightsWindows /></Show>
    </section>
    <Show when={info()}><Info chat={props.chat} onClose={() => setInfo(false)} /></Show>
    </div>
  );
}

/** What stands in the composer's place where one cannot write. */
function Cannot(props: { chat: PeerId }): JSX.Element {
  const joinable = () => {
    const peer = state.peers[props.chat];
    return peer?.left && (peer.kind === 'channel' || peer.kind === 'supergroup');
  };
  return (
    <Show when={joinable()} fallback={<p class="cannot">{t('chat.cannotSend')}</p>}>
      <p class="cannot"><Button kind="main" onClick={() => void api.join(props.chat).catch(complain)}>{t('chat.join')}</Button></p>
    </Show>
  );
}
