import { For, type JSX, Match, Show, Switch as Choose, createResource, createSignal, onCleanup } from 'solid-js';
import { api, listen } from '../bridge/client';
import { type Message, type PeerId, SHARED_KINDS, type SharedKind } from '../bridge/model';
import { t } from '../i18n';
import { Picture } from '../media/picture';
import { MediaView } from '../media/media-view';
import { listHandle } from '../history/handle';
import { openChat } from '../store/route';
import { state } from '../store/state';
import { PeerRow } from './search-results';
import { Avatar } from '../ui/avatar';
import { Icon, type IconName } from '../ui/icons';
import { IconButton, Spinner, Switch } from '../ui/kit';
import { muted, nameOf, shownName, snippet, subtitle } from '../ui/names';
import { complain, toast } from '../ui/toasts';
import { FOREVER } from './mute';
import { type Part, ManageLines, Managed } from '../groups/manage';
import { Members } from './members';
import { SavedOrigins } from './saved-origins';
import '../groups/groups.css';


/** Who a chat is with, and what was shared in it. */
export default function Info(props: { chat: PeerId; onClose: () => void }): JSX.Element {
  const peer = () => state.peers[props.chat];
  const [profile, { refetch }] = createResource(
    () => (props.chat > 0 ? props.chat : undefined), (id) => api.profile(id).catch(() => undefined),
  );
  const [about, { refetch: reread }] = createResource(
    () => (props.chat < 0 ? props.chat : undefined), (id) => api.chatAbout(id).catch(() => ''),
  );
  const [tab, setTab] = createSignal<SharedKind>('media');
  const [part, setPart] = createSignal<Part>();
  const copy = (text: string): void => void navigator.clipboard.writeText(text).then(() => toast(t('profile.copied')));
  const block = (on: boolean): void => void api.block(props.chat, on).then(() => refetch()).catch(complain);
  const contact = (): void => {
    const one = peer();
    if (!one) return;
    void (one.contact ? api.deleteContact(one.id) : api.addContact(one.id, one.firstName, one.lastName)).catch(complain);
  };
  return (
    <aside class="info" aria-label={t('chat.info')}>
      <header class="pane-head">
        <Show when={part()} fallback={<IconButton icon="close" label={t('info.close')} onClick={() => props.onClose()} />}>
          <IconButton icon="back" label={t('chat.back')} onClick={() => setPart(undefined)} />
        </Show>
        <h2>{t(part() ?? 'chat.info')}</h2>
      </header>
      <Show when={part()}>{(one) => <div class="pane-body"><Managed chat={props.chat} part={one()} onDone={() => { setPart(undefined); void reread(); }} /></div>}</Show>
      <div class="pane-body" hidden={part() !== undefined}>
        <div class="profile-card">
          <Avatar peer={props.chat} size={120} />
          <h2><bdi>{props.chat === state.self ? nameOf(peer()) : shownName(peer())}</bdi></h2>
          <p class="note">{peer() ? subtitle(peer()!) : ''}</p>
        </div>
        <Line icon="phone" label={t('profile.phone')} text={peer()?.phone && `+${peer()!.phone}`} onCopy={copy} />
        <Line icon="at" label={t('profile.username')} text={peer()?.username && `@${peer()!.username}`} onCopy={copy} />
        <Line icon="info" label={t('profile.about')} text={profile.latest?.about || about.latest} onCopy={copy} />
        <Line icon="calendar" label={t('profile.birthday')} text={profile.latest?.birthday} onCopy={copy} />
        <Show when={props.chat !== state.self}>
          <Show when={state.dialogs[props.chat]}>
            <Switch
              label={t('profile.notifications')} checked={!muted(state.dialogs[props.chat])}
              onChange={(on) => void api.mute(props.chat, on ? 0 : FOREVER).catch(complain)}
            />
          </Show>
          <Show when={props.chat > 0}>
            <button type="button" class="setting-row" onClick={contact}>
              <Icon name="user" />{t(peer()?.contact ? 'profile.deleteContact' : 'profile.addContact')}
            </button>
            <Show when={profile.latest}>
              {(one) => (
                <button type="button" class="setting-row danger" onClick={() => block(!one().blocked)}>
                  <Icon name="block" />{t(one().blocked ? 'profile.unblock' : 'profile.block')}
                </button>
              )}
            </Show>
          </Show>
        </Show>
        <Show when={props.chat === state.self}><SavedOrigins /></Show>
        <Show when={mayTime(props.chat)}><Timer chat={props.chat} /></Show>
        <Show when={profile.latest?.common}>{(n) => <Common user={props.chat} count={n()} />}</Show>
        <ManageLines chat={props.chat} onOpen={setPart} />
        <Show when={props.chat < 0}><Members chat={props.chat} /></Show>
        <div class="tabs" role="tablist">
          <For each={SHARED_KINDS}>
            {(one) => <button type="button" role="tab" aria-selected={tab() === one} onClick={() => setTab(one)}>{t(`profile.${one}`)}</button>}
          </For>
        </div>
        <Shared chat={props.chat} tab={tab()} />
      </div>
    </aside>
  );
}

/** Seconds after which messages may delete themselves. */
const TIMES = [0, 86_400, 7 * 86_400, 30 * 86_400];

/** With a person both may; in a group or channel, whoever may change it. */
function mayTime(chat: PeerId): boolean {
  const peer = state.peers[chat];
  if (!peer || peer.left || chat === state.self) return false;
  return chat > 0 ? !peer.bot && !peer.deleted : peer.creator || (peer.rights?.changeInfo ?? false);
}

function Timer(props: { chat: PeerId }): JSX.Element {
  const [now, { mutate, refetch }] = createResource(() => props.chat, (chat) => api.timer(chat).catch(() => undefined));
  onCleanup(listen((event) => {
    if (event.type === 'message' && event.message.chat === props.chat && event.message.action?.kind === 'SetMessagesTTL') void refetch();
  }));
  const choose = (period: number): void => {
    const before = now.latest;
    mutate(period);
    void api.setTimer(props.chat, period).catch((error: unknown) => { mutate(before); complain(error); });
  };
  return (
    <Show when={now.latest !== undefined}>
      <div class="field discussion-choice">
        <label for="timer">{t('timer')}</label>
        <select id="timer" onChange={(event) => choose(Number(event.currentTarget.value))}>
          <For each={TIMES.includes(now.latest!) ? TIMES : [...TIMES, now.latest!]}>
            {(one) => <option value={one} selected={one === now.latest}>{one ? t('timer.days', { n: Math.round(one / 86_400) }) : t('timer.never')}</option>}
          </For>
        </select>
      </div>
    </Show>
  );
}

/** The groups that one is in together with somebody. */
function Common(props: { user: PeerId; count: number }): JSX.Element {
  const [open, setOpen] = createSignal(false);
  const [list] = createResource(open, () => api.common(props.user).catch((error: unknown): PeerId[] => { complain(error); return []; }));
  return (
    <>
      <button type="button" class="setting-row" aria-expanded={open()} onClick={() => setOpen((old) => !old)}>
        <Icon name="users" />{t('common', { n: props.count })}
      </button>
      <Show when={open()}>
        <Show when={list()} fallback={<Spinner />}>
          <ul class="plain-list"><For each={list()}>{(id) => <li><PeerRow peer={id} onOpen={() => openChat(id)} /></li>}</For></ul>
        </Show>
      </Show>
    </>
  );
}

function Line(props: { icon: IconName; label: string; text: string | undefined; onCopy: (text: string) => void }): JSX.Element {
  return (
    <Show when={props.text}>
      {(text) => (
        <button type="button" class="setting-row" onClick={() => props.onCopy(text())}>
          <Icon name={props.icon} />
          <span class="peer-text"><b dir="auto">{text()}</b><small>{props.label}</small></span>
        </button>
      )}
    </Show>
  );
}

function Shared(props: { chat: PeerId; tab: SharedKind }): JSX.Element {
  const [found] = createResource(() => ({ chat: props.chat, tab: props.tab }), ({ chat, tab }) => api.shared(chat, tab).catch(() => [] as Message[]));
  return (
    <Choose>
      <Match when={found.loading}><Spinner /></Match>
      <Match when={!found()?.length}><p class="empty">{t('profile.nothing')}</p></Match>
      <Match when={props.tab === 'media'}>
        <div class="media-grid">
          <For each={found()}>
            {(message) => (
              <Show when={message.media?.type === 'photo' || message.media?.type === 'video' ? message.media : undefined}>
                {(media) => <div><Picture message={message} media={media()} /></div>}
              </Show>
            )}
          </For>
        </div>
      </Match>
      <Match when={props.tab === 'links'}>
        <ul class="info-list">
          <For each={found()}>
            {(message) => <li><button type="button" class="setting-row" onClick={() => void listHandle()?.jump(message.id)}><Icon name="link" /><span dir="auto">{snippet(message)}</span></button></li>}
          </For>
        </ul>
      </Match>
      <Match when={true}>
        <ul class="info-list"><For each={found()}>{(message) => <li><MediaView message={message} /></li>}</For></ul>
      </Match>
    </Choose>
  );
}
