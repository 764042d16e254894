import { For, type JSX, Show, createEffect, createResource, createSignal, on } from 'solid-js';
import { api } from '../bridge/client';
import type { PeerId } from '../bridge/model';
import { folded } from '../chats/search-results';
import { t } from '../i18n';
import { state } from '../store/state';
import { Avatar } from '../ui/avatar';
import { shownName } from '../ui/names';
import type { MenuKeys } from './menu-keys';

const SHOWN_MAX = 8;
const BEFORE = /(?:^|[\s(])@([\p{L}\p{N}_]{0,32})$/u;

/** The beginning of a mention that ends at the cursor; undefined where there is none. */
export function mentionAt(text: string, cursor: number): string | undefined {
  return BEFORE.exec(text.slice(0, cursor))?.[1];
}

/** People of a group whose name begins with what was typed after an @. */
export function Mentions(props: {
  chat: PeerId; typed: string | undefined; onPick: (user: PeerId) => void; onClose: () => void; keys: (keys: MenuKeys) => void;
}): JSX.Element {
  const [members] = createResource(() => (props.typed !== undefined && props.chat < 0 ? props.chat : undefined), (chat) => api.members(chat).catch(() => []));
  const [at, setAt] = createSignal(0);
  const found = (): PeerId[] => {
    if (props.typed === undefined || props.chat > 0) return [];
    const wanted = folded(props.typed);
    return (members.latest ?? []).map((one) => one.id).filter((id) => {
      const peer = state.peers[id];
      if (!peer || id === state.self) return false;
      return peer.username?.toLowerCase().startsWith(wanted) || folded(shownName(peer)).split(/\s+/).some((word) => word.startsWith(wanted));
    }).slice(0, SHOWN_MAX);
  };
  createEffect(on(found, () => setAt(0)));
  props.keys({
    active: () => (found().length ? `mention-${at()}` : undefined),
    key(event) {
      const list = found();
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
  return (
    <Show when={found().length}>
      <div class="mention-menu" role="listbox" aria-label={t('chat.mentions')}>
        <For each={found()}>
          {(id, index) => (
            <div role="option" id={`mention-${index()}`} aria-selected={index() === at()} onPointerDown={(event) => { event.preventDefault(); props.onPick(id); }}>
              <Avatar peer={id} size={36} person />
              <span class="peer-text">
                <bdi>{shownName(state.peers[id])}</bdi>
                <Show when={state.peers[id]?.username}>{(name) => <small>@{name()}</small>}</Show>
              </span>
            </div>
          )}
        </For>
      </div>
    </Show>
  );
}
