import { For, type JSX, Show, createResource } from 'solid-js';
import { api } from '../bridge/client';
import type { Message, PeerId } from '../bridge/model';
import { t } from '../i18n';
import { short } from '../i18n/time';
import { openChat } from '../store/route';
import { state } from '../store/state';
import { Avatar } from '../ui/avatar';
import { Spinner } from '../ui/kit';
import { nameOf, shownName, snippet, subtitle } from '../ui/names';

const PATIENCE_MS = 200;
const NOTHING: { mine: PeerId[]; others: PeerId[]; messages: Message[] } = { mine: [], others: [], messages: [] };

/** Folds what is typed so that "hoa" finds "Hòa" and "duc" finds "Đức". */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase().replace(/đ/g, 'd');
}

/** What the page knows at once, then what the server finds. */
export function SearchResults(props: { query: string; onDone: () => void }): JSX.Element {
  const local = (): PeerId[] => {
    const wanted = folded(props.query);
    if (!wanted) return [];
    return Object.values(state.peers)
      .filter((one) => folded(nameOf(one)).includes(wanted) || one.username?.toLowerCase().includes(wanted.replace(/^@/, '')))
      .slice(0, 20).map((one) => one.id);
  };
  const [found] = createResource(() => props.query.trim(), async (query) => {
    await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    if (query !== props.query.trim()) return NOTHING;
    const digits = query.replace(/[\s()-]/g, '');
    if (query.length < 2) return NOTHING;
    const [people, messages] = await Promise.all([
      /^\+?\d+$/.test(digits) ? NOTHING : api.find(query).catch(() => NOTHING), api.searchAll(query).catch(() => []),
    ]);
    return { ...people, messages };
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
      <Group title={t('search.people')} ids={people()} onOpen={open} />
      <Group title={t('search.global')} ids={others()} onOpen={open} />
      <Show when={messages().length}>
        <h2 class="group-title">{t('search.messages')}</h2>
        <ul class="plain-list">
          <For each={messages()}>
            {(message) => (
              <li>
                <button type="button" class="peer-row" onClick={() => { openChat(message.chat, undefined, message.id); props.onDone(); }}>
                  <Avatar peer={message.chat} size={40} />
                  <span class="peer-text">
                    <span class="row-top"><bdi class="row-name">{nameOf(state.peers[message.chat])}</bdi><span class="row-time">{short(message.date)}</span></span>
                    <small dir="auto">{snippet(message)}</small>
                  </span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={found.loading}><Spinner /></Show>
      <Show when={props.query.trim() && !found.loading && !people().length && !others().length && !messages().length}>
        <p class="empty">{t('search.nothing')}</p>
      </Show>
    </div>
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
