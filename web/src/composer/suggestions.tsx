import { For, type JSX, Show, Suspense, createEffect, createResource, createSignal, lazy, on, onCleanup } from 'solid-js';
import { api } from '../bridge/client';
import type { PeerId } from '../bridge/model';
import { folded } from '../chats/search-results';
import { t } from '../i18n';
import type { History } from '../store/histories';
import { state } from '../store/state';
import { Avatar } from '../ui/avatar';
import { shownName } from '../ui/names';
import type { Completion, MenuKeys, Typed } from './typed';

const EmojiNames = lazy(() => import('./emoji-menu'));

export const SHOWN_MAX = 8;

export interface SuggestionsProps {
  chat: PeerId;
  history: History;
  typed: string;
  onPick: (completion: Completion) => void;
  onClose: () => void;
  /** Gives the field's keys a way into the menu; undefined when it is gone. */
  keys: (keys: MenuKeys | undefined) => void;
}

/** What could end what is begun at the cursor: people, hashtags, emoji. */
export function Suggestions(props: Omit<SuggestionsProps, 'typed'> & { typed: Typed | undefined }): JSX.Element {
  const of = (kind: Typed['kind']) => (props.typed?.kind === kind ? props.typed : undefined);
  return (
    <>
      <Show when={of('mention') && props.chat < 0}><People {...props} typed={of('mention')!.text} /></Show>
      <Show when={of('tag')}><Tags {...props} typed={of('tag')!.text} /></Show>
      <Show when={of('emoji')}><Suspense><EmojiNames {...props} typed={of('emoji')!.text} /></Suspense></Show>
    </>
  );
}

/** A menu that is walked and chosen from by the keys of the field below it. */
export function KeyMenu<T>(props: {
  name: string; label: string; list: T[]; onPick: (one: T) => void; onClose: () => void; keys: SuggestionsProps['keys'];
  children: (one: T) => JSX.Element;
}): JSX.Element {
  const [at, setAt] = createSignal(0);
  createEffect(on(() => props.list, () => setAt(0)));
  props.keys({
    active: () => (props.list.length ? `${props.name}-${at()}` : undefined),
    key(event) {
      const { list } = props;
      if (!list.length) return false;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        setAt((old) => (old + (event.key === 'ArrowDown' ? 1 : list.length - 1)) % list.length);
      } else if (event.key === 'Enter' || event.key === 'Tab') props.onPick(list[at()]!);
      else if (event.key === 'Escape') props.onClose();
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  });
  onCleanup(() => props.keys(undefined));
  return (
    <Show when={props.list.length}>
      <div class="key-menu" role="listbox" aria-label={props.label}>
        <For each={props.list}>
          {(one, index) => (
            <div role="option" id={`${props.name}-${index()}`} aria-selected={index() === at()} onPointerDown={(event) => { event.preventDefault(); props.onPick(one); }}>
              {props.children(one)}
            </div>
          )}
        </For>
      </div>
    </Show>
  );
}

/** People of a group whose name begins with what was typed after an @. */
function People(props: SuggestionsProps): JSX.Element {
  const [members] = createResource(() => props.chat, (chat) => api.members(chat).catch(() => []));
  const found = (): PeerId[] => {
    const wanted = folded(props.typed);
    return (members.latest ?? []).map((one) => one.id).filter((id) => {
      const peer = state.peers[id];
      if (!peer || id === state.self) return false;
      return peer.username?.toLowerCase().startsWith(wanted) || folded(shownName(peer)).split(/\s+/).some((word) => word.startsWith(wanted));
    }).slice(0, SHOWN_MAX);
  };
  const pick = (id: PeerId): void => {
    const peer = state.peers[id];
    props.onPick(peer?.username ? { text: `@${peer.username} ` } : { text: `${shownName(peer)} `, user: id });
  };
  return (
    <KeyMenu name="mention" label={t('chat.mentions')} list={found()} onPick={pick} onClose={props.onClose} keys={props.keys}>
      {(id) => (
        <>
          <Avatar peer={id} size={36} person />
          <span class="peer-text">
            <bdi>{shownName(state.peers[id])}</bdi>
            <Show when={state.peers[id]?.username}>{(name) => <small>@{name()}</small>}</Show>
          </span>
        </>
      )}
    </KeyMenu>
  );
}

/** Hashtags of the messages that are loaded, those said last first. */
function Tags(props: SuggestionsProps): JSX.Element {
  const found = (): string[] => {
    const { ids, messages } = props.history.shown;
    const wanted = folded(props.typed);
    const tags = ids.toReversed().flatMap((id) => {
      const { text, entities } = messages[id]!;
      return entities.filter((one) => one.kind === 'hashtag').map((one) => text.slice(one.offset, one.offset + one.length));
    });
    return [...new Set(tags)].filter((tag) => tag.length > props.typed.length + 1 && folded(tag).startsWith(`#${wanted}`)).slice(0, SHOWN_MAX);
  };
  return (
    <KeyMenu name="tag" label={t('chat.tags')} list={found()} onPick={(tag) => props.onPick({ text: `${tag} ` })} onClose={props.onClose} keys={props.keys}>
      {(tag) => <bdi>{tag}</bdi>}
    </KeyMenu>
  );
}
