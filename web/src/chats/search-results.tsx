import { For, type JSX, Show, createResource, createSignal } from 'solid-js';
import { api } from '../bridge/client';
import { type Message, type PeerId, SHARED_KINDS, type SharedKind } from '../bridge/model';
import { t } from '../i18n';
import { openChat } from '../store/route';
import { state } from '../store/state';
import { Avatar } from '../ui/avatar';
import { Spinner } from '../ui/kit';
import { nameOf, shownName, subtitle } from '../ui/names';
import { MessageLine } from './message-line';

const PATIENCE_MS = 200;
const NOTHING: { mine: PeerId[]; others: PeerId[]; messages: Message[]; posts: Message[] } = { mine: [], others: [], messages: [], posts: [] };

/** Folds what is typed so that "hoa" finds "Hòa" and "duc" finds "Đức". */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase().replace(/đ/g, 'd');
}

/** What the page knows at once, then what the server finds. */
export function SearchResults(props: { query: string; onDone: () => void }): JSX.Element {
  const local = (): PeerId[] => {
    const wanted = folded(props.query);
    if (!wanted || kind()) return [];
    return Object.values(state.peers)
      .filter((one) => folded(nameOf(one)).includes(wanted) || one.username?.toLowerCase().includes(wanted.replace(/^@/, '')))
      .slice(0, 20).map((one) => one.id);
  };
  const [kind, setKind] = createSignal<SharedKind>();
  const [found] = createResource(() => ({ query: props.query.trim(), only: kind() }), async ({ query, only }) => {
    await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    if (query !== props.query.trim() || only !== kind()) return NOTHING;
    if (only) return { ...NOTHING, messages: await api.searchAll(query, only).catch(() => []) };
    const digits = query.replace(/[\s()-]/g, '');
    if (query.length < 2) return NOTHING;
    const [people, messages, posts] = await Promise.all([
      /^\+?\d+$/.test(digits) ? NOTHING : api.find(query).catch(() => NOTHING), api.searchAll(query).catch(() => []),
      /^#[\p{L}\p{N}_]+$/u.test(query) ? api.searchPosts(query).catch(() => []) : [],
    ]);
    return { ...people, messages, posts: posts.filter((one) => !messages.some((other) => other.chat === one.chat && other.id === one.id)) };
  });
  const people = () => [...new Set([...local(), ...(found.latest?.mine ?? [])])];
  const others = () => (found.latest?.others ?? []).filter((id) => !people().includes(id));
  const messages = () => found.latest?.messages ?? [];
  const open = (id: PeerId): void => {
    openChat(id);
    props.onDone();
  };
  return (
    <div class="rows-scroll results" aria-live="polite">
      <div class="search-kinds" role="group" aria-label={t('search.kinds')}>
        <For each={SHARED_KINDS}>
          {(one) => <button type="button" aria-pressed={kind() === one} onClick={() => setKind((old) => (old === one ? undefined : one))}>{t(`profile.${one}`)}</button>}
        </For>
      </div>
      <Group title={t('search.people')} ids={people()} onOpen={open} />
      <Group title={t('search.global')} ids={others()} onOpen={open} />
      <Messages title={t('search.messages')} list={messages()} onDone={props.onDone} />
      <Messages title={t('search.posts')} list={found.latest?.posts ?? []} onDone={props.onDone} />
      <Show when={found.loading}><Spinner /></Show>
      <Show when={(props.query.trim() || kind()) && !found.loading && !people().length && !others().length && !messages().length && !found.latest?.posts.length}>
        <p class="empty">{t('search.nothing')}</p>
      </Show>
    </div>
  );
}

function Messages(props: { title: string; list: Message[]; onDone: () => void }): JSX.Element {
  return (
    <Show when={props.list.length}>
      <h2 class="group-title">{props.title}</h2>
      <ul class="plain-list">
        <For each={props.list}>
          {(message) => <MessageLine message={message} onOpen={() => { openChat(message.chat, undefined, message.id); props.onDone(); }} />}
        </For>
      </ul>
    </Show>
  );
}

function Group(props: { title: string; ids: PeerId[]; onOpen: (id: PeerId) => void }): JSX.Element {
  return (
    <Show when={props.ids.length}>
      <h2 class="group-title">{props.title}</h2>
      <ul class="plain-list">
        <For each={props.ids}>{(id) => <li><PeerRow peer={id} onOpen={() => props.onOpen(id)} /></li>}</For>
      </ul>
    </Show>
  );
}

/** A person or chat that can be opened. */
export function PeerRow(props: { peer: PeerId; onOpen: () => void; person?: boolean }): JSX.Element {
  const peer = () => state.peers[props.peer];
  const below = () => {
    const one = peer();
    if (!one) return '';
    return one.username ? `@${one.username}` : subtitle(one);
  };
  return (
    <button type="button" class="peer-row" onClick={() => props.onOpen()}>
      <Avatar peer={props.peer} size={40} person={props.person ?? false} />
      <span class="peer-text"><bdi class="row-name">{props.person ? shownName(peer()) : nameOf(peer())}</bdi><small>{below()}</small></span>
    </button>
  );
}
