import { For, type JSX, Show, createResource, createSignal } from 'solid-js';
import { api } from '../bridge/client';
import type { Figure, PeerId, Stats as StatsData, StatsPerson } from '../bridge/model';
import { type Word, t } from '../i18n';
import { date, number } from '../i18n/time';
import { listHandle } from '../history/handle';
import { openChat } from '../store/route';
import { state } from '../store/state';
import { Avatar } from '../ui/avatar';
import { Button, Spinner } from '../ui/kit';
import { shownName } from '../ui/names';
import { complain, failed } from '../ui/toasts';
import { Chart } from './chart';
import './stats.css';

/** The numbers of a channel or supergroup, for those who run it. */
export default function Stats(props: { chat: PeerId }): JSX.Element {
  const [stats] = createResource(() => props.chat, (chat) => api.stats(chat).catch((error: unknown) => { complain(error); return null; }));
  return (
    <Show when={stats()} fallback={<Show when={stats.loading} fallback={<p class="empty">{t('stats.none')}</p>}><Spinner /></Show>}>
      {(found) => (
        <div class="stats">
          <p class="note">{t('stats.period', { from: date(found().from), to: date(found().to) })}</p>
          <dl class="figures"><For each={found().figures}>{(one) => <FigureCell figure={one} />}</For></dl>
          <For each={found().graphs}>{(one) => <Chart graph={one} title={t(`stats.${one.name}` as Word)} />}</For>
          <People title={t('stats.posters')} list={found().posters} word="stats.messagesOf" />
          <People title={t('stats.admins')} list={found().admins} word="stats.deedsOf" />
          <People title={t('stats.inviters')} list={found().inviters} word="stats.invitesOf" />
          <Show when={found().posts.length}>
            <h3 class="group-title">{t('stats.posts')}</h3>
            <ul class="plain-list">
              <For each={found().posts}>{(post) => <li><Post chat={props.chat} post={post} /></li>}</For>
            </ul>
          </Show>
        </div>
      )}
    </Show>
  );
}

/** A post; its own graphs are shown when it is asked for. */
function Post(props: { chat: PeerId; post: StatsData['posts'][number] }): JSX.Element {
  const [open, setOpen] = createSignal(false);
  const [graphs] = createResource(open, () => api.postStats(props.chat, props.post.id).catch(failed));
  return (
    <>
      <button type="button" class="setting-row" aria-expanded={open()} onClick={() => setOpen((old) => !old)}>
        <span class="peer-text">
          <b dir="auto">{props.post.text || t('stats.post', { id: props.post.id })}</b>
          <small>{t('stats.postNumbers', { views: number(props.post.views), forwards: number(props.post.forwards), reactions: number(props.post.reactions) })}</small>
        </span>
      </button>
      <Show when={open()}>
        <Show when={graphs()} fallback={<Spinner />}>
          <For each={graphs()} fallback={<p class="empty">{t('stats.none')}</p>}>{(one) => <Chart graph={one} title={t(`stats.${one.name}` as Word)} />}</For>
        </Show>
        <p class="stats-jump"><Button onClick={() => void listHandle()?.jump(props.post.id)}>{t('stats.toPost')}</Button></p>
      </Show>
    </>
  );
}

/** A number, and how it changed against the time before. */
function FigureCell(props: { figure: Figure }): JSX.Element {
  const change = () => props.figure.now - props.figure.before;
  const percent = () => (props.figure.before ? Math.round((change() / props.figure.before) * 100) : undefined);
  const text = () => {
    const sign = change() > 0 ? '+' : '−';
    const part = percent();
    return `${sign}${number(Math.abs(change()))}${part === undefined ? '' : ` (${sign}${number(Math.abs(part))}%)`}`;
  };
  return (
    <div>
      <dt>{t(`stats.${props.figure.name}` as Word)}</dt>
      <dd><b>{number(props.figure.now)}</b><Show when={change()}><small classList={{ up: change() > 0, down: change() < 0 }}>{text()}</small></Show></dd>
    </div>
  );
}

function People(props: { title: string; list: StatsPerson[]; word: Word }): JSX.Element {
  return (
    <Show when={props.list.length}>
      <h3 class="group-title">{props.title}</h3>
      <ul class="plain-list">
        <For each={props.list}>
          {(one) => (
            <li>
              <button type="button" class="peer-row" onClick={() => openChat(one.user)}>
                <Avatar peer={one.user} size={40} person />
                <span class="peer-text"><bdi class="row-name">{shownName(state.peers[one.user])}</bdi><small>{t(props.word, { n: one.count })}</small></span>
              </button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
