import { For, type JSX, Show, createResource, createSignal } from 'solid-js';
import { api } from '../bridge/client';
import type { Invite, PeerId } from '../bridge/model';
import { type Word, t } from '../i18n';
import { fullDate } from '../i18n/time';
import { Icon } from '../ui/icons';
import { Button, Field, IconButton, Spinner, Switch } from '../ui/kit';
import { complain, failed, toast } from '../ui/toasts';

const TERMS: [number, Word][] = [[0, 'links.forever'], [3_600, 'links.hour'], [86_400, 'links.day'], [7 * 86_400, 'links.week']];
const LIMIT_MAX = 99_999;

/** The links into a group or channel that the viewer has made. */
export function Links(props: { chat: PeerId }): JSX.Element {
  const [list, { refetch }] = createResource(() => props.chat, (chat) => api.invites(chat).catch(failed));
  const [making, setMaking] = createSignal(false);
  const copy = (link: string): void => void navigator.clipboard.writeText(link).then(() => toast(t('ui.copied')));
  const revoke = (link: string): void => void api.revokeInvite(props.chat, link).then(() => refetch()).catch(complain);
  return (
    <>
      <Show when={making()} fallback={
        <button type="button" class="setting-row" onClick={() => setMaking(true)}><Icon name="plus" />{t('links.new')}</button>
      }>
        <NewLink chat={props.chat} onDone={() => { setMaking(false); void refetch(); }} />
      </Show>
      <Show when={list.latest} fallback={<Spinner />}>
        <ul class="plain-list">
          <For each={list.latest}>
            {(one) => (
              <li class="session">
                <Icon name="link" />
                <span class="peer-text"><b dir="auto">{one.title || one.link.replace(/^https?:\/\//, '')}</b><small>{facts(one)}</small></span>
                <IconButton icon="copy" label={t('links.copy', { link: one.link })} onClick={() => copy(one.link)} />
                <IconButton icon="close" label={t('links.revoke', { link: one.link })} onClick={() => revoke(one.link)} />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </>
  );
}

function facts(one: Invite): string {
  return [
    t('links.used', { n: one.limit ? `${one.used}/${one.limit}` : one.used }),
    one.until ? t('links.ends', { when: fullDate(one.until) }) : '', one.asks ? t('join.asks') : '',
  ].filter(Boolean).join(' · ');
}

function NewLink(props: { chat: PeerId; onDone: () => void }): JSX.Element {
  const [asks, setAsks] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  async function make(form: FormData): Promise<void> {
    setBusy(true);
    const term = Number(form.get('term'));
    const until = term ? Math.floor(Date.now() / 1_000) + term : 0;
    try {
      await api.makeInvite(props.chat, String(form.get('title')).trim(), asks(), until, Number(form.get('limit') ?? 0));
      props.onDone();
    } catch (error) {
      complain(error);
      setBusy(false);
    }
  }
  return (
    <form class="pane-form" onSubmit={(event) => { event.preventDefault(); void make(new FormData(event.currentTarget)); }}>
      <Field label={t('links.name')} name="title" maxlength={32} autofocus dir="auto" />
      <div class="field">
        <label for="term">{t('links.until')}</label>
        <select id="term" name="term"><For each={TERMS}>{([seconds, word]) => <option value={seconds}>{t(word)}</option>}</For></select>
      </div>
      <Show when={!asks()}><Field label={t('links.limit')} name="limit" type="number" min={0} max={LIMIT_MAX} value={0} /></Show>
      <div class="poll-switches"><Switch label={t('links.asks')} checked={asks()} onChange={setAsks} /></div>
      <Button type="submit" kind="main" busy={busy()}>{t('links.make')}</Button>
    </form>
  );
}
