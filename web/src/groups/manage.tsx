import { For, type JSX, Match, Show, Suspense, Switch, createResource, lazy } from 'solid-js';
import { api } from '../bridge/client';
import type { PeerId } from '../bridge/model';
import { type Word, t } from '../i18n';
import { openChat } from '../store/route';
import { state } from '../store/state';
import { Icon, type IconName } from '../ui/icons';
import { Spinner, Switch as Toggle } from '../ui/kit';
import { nameOf } from '../ui/names';
import { complain, toast } from '../ui/toasts';
import { Edit } from './edit';
import { Links } from './links';
import { Log } from './log';
import { Removed, Requests } from './people';
import { Defaults } from './rights';

const Stats = lazy(() => import('./stats'));

export type Part = 'edit' | 'links' | 'requests' | 'rights' | 'removed' | 'log' | 'stats';

interface Line {
  part: Part;
  icon: IconName;
  word: Word;
}

/** What of a group or channel the viewer may manage. */
function lines(chat: PeerId): Line[] {
  const peer = state.peers[chat];
  if (!peer || peer.kind === 'user' || peer.left) return [];
  const { creator, rights } = peer;
  const list: Line[] = [];
  if (creator || rights?.changeInfo) list.push({ part: 'edit', icon: 'edit', word: 'edit' });
  if (creator || rights?.invite) {
    list.push({ part: 'links', icon: 'link', word: 'links' }, { part: 'requests', icon: 'user', word: 'requests' });
  }
  if (peer.kind !== 'channel' && (creator || rights?.ban)) list.push({ part: 'rights', icon: 'shield', word: 'rights' });
  if (peer.kind !== 'group' && (creator || rights?.ban)) list.push({ part: 'removed', icon: 'block', word: 'removed' });
  if (peer.kind !== 'group' && (creator || rights)) list.push({ part: 'log', icon: 'log', word: 'log' });
  if (peer.kind !== 'group' && (creator || rights)) list.push({ part: 'stats', icon: 'chart', word: 'stats' });
  return list;
}

/** Those who may change a supergroup may give it topics; a group becomes one, which its creator decides. */
function mayHaveTopics(chat: PeerId): boolean {
  const peer = state.peers[chat];
  if (!peer || peer.left) return false;
  return peer.kind === 'supergroup' ? peer.creator || (peer.rights?.changeInfo ?? false) : peer.kind === 'group' && peer.creator;
}

function setForum(chat: PeerId, on: boolean): void {
  void api.setForum(chat, on).then((group) => group !== chat && openChat(group)).catch(complain);
}

export function ManageLines(props: { chat: PeerId; onOpen: (part: Part) => void }): JSX.Element {
  return (
    <Show when={lines(props.chat).length}>
      <h2 class="group-title">{t('manage')}</h2>
      <For each={lines(props.chat)}>
        {(one) => <button type="button" class="setting-row" onClick={() => props.onOpen(one.part)}><Icon name={one.icon} />{t(one.word)}</button>}
      </For>
      <Show when={mayHaveTopics(props.chat)}>
        <Toggle label={t('topics')} hint={t('topics.hint')} checked={state.peers[props.chat]?.forum ?? false} onChange={(on) => setForum(props.chat, on)} />
      </Show>
      <Show when={state.peers[props.chat]?.kind === 'channel' && state.peers[props.chat]?.creator}><DiscussionChoice chat={props.chat} /></Show>
    </Show>
  );
}

/** Where the comments on a channel's posts are written. */
function DiscussionChoice(props: { chat: PeerId }): JSX.Element {
  const [groups] = createResource(() => api.discussionGroups().catch(() => []));
  const [now] = createResource(() => props.chat, (chat) => api.linkedChat(chat).catch(() => 0));
  const choose = (id: PeerId): void =>
    void api.setDiscussion(props.chat, id).then(() => toast(t('settings.saved'))).catch(complain);
  return (
    <Show when={groups.latest && now.latest !== undefined}>
      <div class="field discussion-choice">
        <label for="discussion">{t('discussion')}</label>
        <select id="discussion" onChange={(event) => choose(Number(event.currentTarget.value))}>
          <option value={0} selected={!now.latest}>{t('discussion.none')}</option>
          <For each={[...new Set([...(now.latest ? [now.latest] : []), ...groups.latest!])]}>
            {(id) => <option value={id} selected={id === now.latest}>{nameOf(state.peers[id])}</option>}
          </For>
        </select>
      </div>
    </Show>
  );
}

/** One part of what is managed. */
export function Managed(props: { chat: PeerId; part: Part; onDone: () => void }): JSX.Element {
  return (
    <Switch>
      <Match when={props.part === 'edit'}><Edit chat={props.chat} onDone={props.onDone} /></Match>
      <Match when={props.part === 'links'}><Links chat={props.chat} /></Match>
      <Match when={props.part === 'requests'}><Requests chat={props.chat} /></Match>
      <Match when={props.part === 'rights'}><Defaults chat={props.chat} onDone={props.onDone} /></Match>
      <Match when={props.part === 'removed'}><Removed chat={props.chat} /></Match>
      <Match when={props.part === 'stats'}><Suspense fallback={<Spinner />}><Stats chat={props.chat} /></Suspense></Match>
      <Match when={props.part === 'log'}><Log chat={props.chat} /></Match>
    </Switch>
  );
}
