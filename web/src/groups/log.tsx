import { For, type JSX, Show, createEffect, createResource, createSignal, on } from 'solid-js';
import { api } from '../bridge/client';
import type { LogEntry, PeerId } from '../bridge/model';
import { t } from '../i18n';
import { fullDate } from '../i18n/time';
import { state } from '../store/state';
import { Button, Spinner } from '../ui/kit';
import { shownName } from '../ui/names';
import { complain } from '../ui/toasts';
import type { LogWanted } from '../worker/rights';

/** So many entries come at a time. */
const LOG_PAGE = 50;

const KINDS = ['all', 'people', 'rights', 'messages', 'settings', 'links'] as const;
const PATIENCE_MS = 300;

const name = (id: PeerId): string => `\u2068${shownName(state.peers[id])}\u2069`;

/** What administrators did, newest first, by kind, person and words. */
export function Log(props: { chat: PeerId }): JSX.Element {
  const [wanted, setWanted] = createSignal<LogWanted>({ words: '', kind: 'all' });
  const [list, setList] = createSignal<LogEntry[]>();
  const [more, setMore] = createSignal(false);
  const [admins] = createResource(() => props.chat, (chat) => api.members(chat).then((all) => all.filter((one) => one.role !== 'member')).catch(() => []));
  let timer = 0;
  const load = (before?: string): void => {
    const asked = wanted();
    api.adminLog(props.chat, before ? { ...asked, before } : asked).then((page) => {
      if (asked !== wanted()) return;
      setList((old) => (before ? [...(old ?? []), ...page] : page));
      setMore(page.length === LOG_PAGE);
    }).catch((error: unknown) => { complain(error); setList([]); });
  };
  createEffect(on([() => props.chat, wanted], () => load()));
  const typed = (words: string): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => setWanted((old) => ({ ...old, words: words.trim() })), PATIENCE_MS);
  };
  const by = (id: PeerId): void => void setWanted(({ by: _, ...rest }) => (id ? { ...rest, by: id } : rest));
  return (
    <>
      <div class="log-filters">
        <input type="search" class="modal-search" aria-label={t('log.search')} placeholder={t('log.search')} onInput={(event) => typed(event.currentTarget.value)} />
        <div class="field">
          <label for="log-kind">{t('log.show')}</label>
          <select id="log-kind" onChange={(event) => { const kind = event.currentTarget.value as LogWanted['kind']; setWanted((old) => ({ ...old, kind })); }}>
            <For each={KINDS}>{(one) => <option value={one}>{t(`log.${one}`)}</option>}</For>
          </select>
        </div>
        <div class="field">
          <label for="log-by">{t('log.by')}</label>
          <select id="log-by" onChange={(event) => by(Number(event.currentTarget.value))}>
            <option value={0}>{t('log.everyone')}</option>
            <For each={admins.latest}>{(one) => <option value={one.id}>{shownName(state.peers[one.id])}</option>}</For>
          </select>
        </div>
      </div>
      <Show when={list()} fallback={<Spinner />}>
        <Show when={list()!.length} fallback={<p class="empty">{t('log.none')}</p>}>
          <ul class="info-list log-list">
            <For each={list()}>
              {(one) => {
                const values = { name: name(one.by), who: one.about ? name(one.about) : '', text: one.text ?? '', kind: one.kind };
                return <li><span dir="auto">{said(one.kind, values)}</span><small class="note">{fullDate(one.date)}</small></li>;
              }}
            </For>
          </ul>
          <Show when={more()}><div class="pane-form"><Button onClick={() => load(list()!.at(-1)!.id)}>{t('ui.more')}</Button></div></Show>
        </Show>
      </Show>
    </>
  );
}

function said(kind: string, values: Record<string, string>): string {
  try {
    return t(`log.${kind}` as 'log.other', values);
  } catch {
    return t('log.other', values);
  }
}
