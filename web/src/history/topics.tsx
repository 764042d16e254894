import { For, type JSX, Show, createResource, createSignal, onCleanup } from 'solid-js';
import { api, listen } from '../bridge/client';
import type { PeerId, Topic } from '../bridge/model';
import { t } from '../i18n';
import { short } from '../i18n/time';
import { openChat } from '../store/route';
import { state } from '../store/state';
import { Icon } from '../ui/icons';
import { Button, Field, Modal, Spinner } from '../ui/kit';
import { type Choice, Contextual } from '../ui/menu';
import { shownName, snippet } from '../ui/names';
import { complain, failed } from '../ui/toasts';

const TITLE_MAX = 128;
const PATIENCE_MS = 300;
const MESSAGES = new Set(['message', 'sent', 'deleted', 'refresh']);

/** The topics of a forum, in the place of its messages. */
export default function Topics(props: { chat: PeerId }): JSX.Element {
  const [list, { refetch }] = createResource(() => props.chat, (chat) => api.topics(chat).catch(failed));
  const [naming, setNaming] = createSignal<Topic | 'new'>();
  const peer = () => state.peers[props.chat];
  const mayManage = () => peer()?.creator || peer()?.rights?.topics || false;
  let timer = 0;
  const later = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void refetch(), PATIENCE_MS);
  };
  onCleanup(() => clearTimeout(timer));
  onCleanup(listen((event) => {
    if (MESSAGES.has(event.type) && (!('chat' in event) || event.chat === undefined || event.chat === props.chat)) later();
  }));
  const act = (work: Promise<void>): void => void work.then(() => refetch()).catch(complain);
  const choices = (one: Topic): Choice[] => {
    const found: Choice[] = [];
    if (mayManage()) {
      found.push({ icon: 'pin', label: t(one.pinned ? 'chats.unpin' : 'chats.pin'), run: () => act(api.pinTopic(props.chat, one.id, !one.pinned)) });
    }
    if (mayManage() || one.mine) {
      found.push({ icon: 'edit', label: t('topic.rename'), run: () => setNaming(one) });
      found.push({ icon: 'lock', label: t(one.closed ? 'topic.reopen' : 'topic.close'), run: () => act(api.closeTopic(props.chat, one.id, !one.closed)) });
    }
    return found;
  };
  return (
    <div class="topics">
      <Show when={list.latest} fallback={<Spinner />}>
        <ul class="plain-list" aria-label={t('topics')}>
          <For each={list.latest}>
            {(one) => (
              <li>
                <Contextual choices={() => choices(one)} disabled={!choices(one).length}>
                  <button type="button" class="topic-row" onClick={() => openChat(props.chat, one.id)}>
                    <span class="topic-disc" style={{ background: `#${one.colour.toString(16).padStart(6, '0')}` }} aria-hidden="true">{[...one.title][0]}</span>
                    <span class="peer-text">
                      <span class="row-top">
                        <bdi class="row-name">{one.title}</bdi>
                        <Show when={one.closed}><Icon name="lock" size={16} /></Show>
                        <span class="row-time">{one.top ? short(one.top.date) : ''}</span>
                      </span>
                      <span class="row-bottom">
                        <small class="row-text" dir="auto">{one.top ? `${shownName(state.peers[one.top.from])}: ${snippet(one.top)}` : ''}</small>
                        <Show when={one.mentions}><span class="badge"><Icon name="at" size={14} /></span></Show>
                        <Show when={one.unread}>{(n) => <span class="badge">{n()}</span>}</Show>
                        <Show when={one.pinned && !one.unread}><Icon name="pin" size={16} /></Show>
                      </span>
                    </span>
                  </button>
                </Contextual>
              </li>
            )}
          </For>
        </ul>
        <Show when={peer()?.canSend}>
          <button type="button" class="setting-row" onClick={() => setNaming('new')}><Icon name="plus" />{t('topic.new')}</button>
        </Show>
      </Show>
      <Naming chat={props.chat} topic={naming()} onClose={() => { setNaming(undefined); later(); }} />
    </div>
  );
}

/** Asks for the name of a topic that is new, or is to be called otherwise. */
function Naming(props: { chat: PeerId; topic: Topic | 'new' | undefined; onClose: () => void }): JSX.Element {
  const old = () => (props.topic === 'new' ? undefined : props.topic);
  async function save(title: string): Promise<void> {
    const before = old();
    if (!title) return;
    props.onClose();
    try {
      if (before) return await api.renameTopic(props.chat, before.id, title);
      const id = await api.makeTopic(props.chat, title);
      if (id) openChat(props.chat, id);
    } catch (error) {
      complain(error);
    }
  }
  return (
    <Modal open={props.topic !== undefined} onClose={props.onClose} title={t(old() ? 'topic.rename' : 'topic.new')}>
      <form class="poll-form" onSubmit={(event) => { event.preventDefault(); void save(String(new FormData(event.currentTarget).get('title')).trim()); }}>
        <Field label={t('topic.title')} name="title" required autofocus maxlength={TITLE_MAX} dir="auto" value={old()?.title ?? ''} />
        <footer class="modal-foot">
          <Button onClick={() => props.onClose()}>{t('ui.cancel')}</Button>
          <Button type="submit" kind="main">{t('settings.save')}</Button>
        </footer>
      </form>
    </Modal>
  );
}
