import { For, type JSX, Show, createEffect, createSignal, on, onCleanup } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
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
import type { ListHandle } from './handle';

/** The topic of all that is in no other; it stays. */
const GENERAL = 1;
const TITLE_MAX = 128;
const PATIENCE_MS = 300;
const CHANGES = new Set(['message', 'sent', 'deleted', 'refresh', 'topics']);

/** The topics of a forum, in the place of its messages. */
export default function Topics(props: { chat: PeerId; handle: (handle: ListHandle) => void }): JSX.Element {
  let rows: HTMLDivElement | undefined;
  // What is looked for is shown among the messages of all topics.
  const all = (id?: number): Promise<void> => Promise.resolve(openChat(props.chat, undefined, id));
  props.handle({ jump: all, toEnd: () => all(), toDate: () => all(), focus: () => rows?.querySelector('button')?.focus() });
  // Reconciled, so that a row whose menu is open stays when the list is read again.
  const [shown, setShown] = createStore<{ list?: Topic[] }>({});
  const refetch = (): void => {
    const { chat } = props;
    void api.topics(chat).catch((error: unknown) => shown.list ?? failed(error))
      .then((list) => chat === props.chat && setShown('list', reconcile([...list], { key: 'id' })));
  };
  createEffect(on(() => props.chat, refetch));
  const [leaving, setLeaving] = createSignal<Topic>();
  const [naming, setNaming] = createSignal<Topic | 'new'>();
  const peer = () => state.peers[props.chat];
  const mayManage = () => peer()?.creator || peer()?.rights?.topics || false;
  let timer = 0;
  const later = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(refetch, PATIENCE_MS);
  };
  onCleanup(() => clearTimeout(timer));
  onCleanup(listen((event) => {
    if (!CHANGES.has(event.type)) return;
    const chat = 'message' in event ? event.message.chat : 'chat' in event ? event.chat : undefined;
    if ((chat ?? props.chat) === props.chat) later();
  }));
  const act = (work: Promise<void>): void => void work.then(refetch).catch(complain);
  const choices = (one: Topic): Choice[] => {
    const found: Choice[] = [];
    if (mayManage()) {
      found.push({ icon: 'pin', label: t(one.pinned ? 'chats.unpin' : 'chats.pin'), run: () => act(api.pinTopic(props.chat, one.id, !one.pinned)) });
    }
    if (mayManage() || one.mine) {
      found.push({ icon: 'edit', label: t('topic.rename'), run: () => setNaming(one) });
      found.push({ icon: 'lock', label: t(one.closed ? 'topic.reopen' : 'topic.close'), run: () => act(api.closeTopic(props.chat, one.id, !one.closed)) });
    }
    if ((peer()?.creator || peer()?.rights?.delete) && one.id !== GENERAL) {
      found.push({ icon: 'trash', label: t('ui.delete'), danger: true, run: () => setLeaving(one) });
    }
    return found;
  };
  return (
    <div class="topics" ref={rows}>
      <Show when={shown.list} fallback={<Spinner />}>
        <ul class="plain-list" aria-label={t('topics')}>
          <For each={shown.list}>
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
      <Modal open={leaving() !== undefined} onClose={() => setLeaving(undefined)} title={t('topic.delete')}>
        <p>{t('topic.deleteAsk', { name: `\u2068${leaving()?.title ?? ''}\u2069` })}</p>
        <footer class="modal-foot">
          <Button onClick={() => setLeaving(undefined)}>{t('ui.cancel')}</Button>
          <Button kind="danger" onClick={() => { const { id } = leaving()!; setLeaving(undefined); act(api.deleteTopic(props.chat, id)); }}>{t('ui.delete')}</Button>
        </footer>
      </Modal>
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
