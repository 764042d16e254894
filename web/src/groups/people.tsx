import { For, type JSX, Show, createResource, onCleanup } from 'solid-js';
import { api, listen } from '../bridge/client';
import { MEMBER_RIGHTS, type MemberRights, type PeerId } from '../bridge/model';
import { PeerRow } from '../chats/search-results';
import { t } from '../i18n';
import { openChat } from '../store/route';
import { state } from '../store/state';
import { IconButton, Spinner } from '../ui/kit';
import { shownName } from '../ui/names';
import { complain, failed } from '../ui/toasts';

const name = (id: PeerId): string => `\u2068${shownName(state.peers[id])}\u2069`;

/** Who asks to come in. */
export function Requests(props: { chat: PeerId }): JSX.Element {
  const [list, { refetch }] = createResource(() => props.chat, (chat) => api.joinRequests(chat).catch(failed));
  onCleanup(listen((event) => {
    if (event.type === 'requests' && event.chat === props.chat) void refetch();
  }));
  const decide = (user: PeerId, yes: boolean): void => void api.decideRequest(props.chat, user, yes).then(() => refetch()).catch(complain);
  return (
    <Show when={list.latest} fallback={<Spinner />}>
      <Show when={list.latest!.length} fallback={<p class="empty">{t('requests.none')}</p>}>
        <ul class="plain-list">
          <For each={list.latest}>
            {(one) => (
              <li class="member">
                <PeerRow person peer={one.user} onOpen={() => openChat(one.user)} />
                <IconButton icon="check" label={t('requests.yes', { name: name(one.user) })} onClick={() => decide(one.user, true)} />
                <IconButton icon="close" label={t('requests.no', { name: name(one.user) })} onClick={() => decide(one.user, false)} />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Show>
  );
}

const ALL = Object.fromEntries(MEMBER_RIGHTS.map((one) => [one, true])) as MemberRights;

/** Who was removed, and may be let in again. */
export function Removed(props: { chat: PeerId }): JSX.Element {
  const [list, { refetch }] = createResource(() => props.chat, (chat) => api.held(chat, 'removed').catch(failed));
  return (
    <Show when={list.latest} fallback={<Spinner />}>
      <Show when={list.latest!.length} fallback={<p class="empty">{t('removed.none')}</p>}>
        <ul class="plain-list">
          <For each={list.latest}>
            {(one) => (
              <li class="member">
                <PeerRow person peer={one.peer} onOpen={() => openChat(one.peer)} />
                <IconButton
                  icon="close" label={t('removed.back', { name: name(one.peer) })}
                  onClick={() => void api.restrict(props.chat, one.peer, ALL).then(() => refetch()).catch(complain)}
                />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Show>
  );
}
