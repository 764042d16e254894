import { For, type JSX, Show, createResource, createSignal, onCleanup } from 'solid-js';
import { api, listen } from '../bridge/client';
import type { Session } from '../bridge/model';
import { errorText, t } from '../i18n';
import { fullDate } from '../i18n/time';
import { Icon } from '../ui/icons';
import { Button, Field, Spinner } from '../ui/kit';
import { complain } from '../ui/toasts';

const SERVICE = 777_000;

/** Where the account is signed in, and how to let another device in. */
export function Devices(): JSX.Element {
  const [sessions, { refetch }] = createResource(() => api.sessions(), { initialValue: [] });
  onCleanup(listen((event) => {
    // A new sign-in is told by the service itself, too.
    if (event.type === 'sessions' || (event.type === 'message' && event.message.chat === SERVICE)) void refetch();
  }));
  const current = () => sessions.latest.filter((one) => one.current);
  const others = () => sessions.latest.filter((one) => !one.current);
  const end = (hash?: string): void => {
    void (hash ? api.endSession(hash) : api.endOtherSessions()).then(() => refetch()).catch(complain);
  };
  return (
    <>
      <LinkDevice onDone={() => void refetch()} />
      <Show when={sessions.loading && !sessions.latest.length}><Spinner /></Show>
      <Group title={t('settings.thisDevice')} list={current()} />
      <Group title={t('settings.otherDevices')} list={others()} onEnd={end} />
      <Show when={others().length}>
        <div class="pane-form"><Button kind="danger" onClick={() => end()}>{t('settings.endOthers')}</Button></div>
      </Show>
    </>
  );
}

function Group(props: { title: string; list: Session[]; onEnd?: (hash: string) => void }): JSX.Element {
  return (
    <Show when={props.list.length}>
      <h2 class="group-title">{props.title}</h2>
      <ul class="plain-list">
        <For each={props.list}>
          {(one) => (
            <li class="session">
              <Icon name="device" />
              <span class="peer-text"><b>{one.device}</b><small>{one.app}</small><small>{[one.ip, one.where, fullDate(one.active)].filter(Boolean).join(' · ')}</small></span>
              <Show when={props.onEnd}><Button kind="danger" onClick={() => props.onEnd?.(one.hash)}>{t('settings.endSession')}</Button></Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

function LinkDevice(props: { onDone: () => void }): JSX.Element {
  const [open, setOpen] = createSignal(false);
  const [error, setError] = createSignal<string>();
  const [done, setDone] = createSignal(false);
  async function link(form: FormData): Promise<void> {
    setError(undefined);
    try {
      await api.acceptScan(String(form.get('link')));
      setDone(true);
      props.onDone();
    } catch (problem) {
      setError(errorText(problem));
    }
  }
  return (
    <Show when={open()} fallback={<div class="pane-form"><Button kind="main" onClick={() => setOpen(true)}><Icon name="qr" size={20} />{t('settings.link')}</Button></div>}>
      <form class="pane-form" onSubmit={(event) => { event.preventDefault(); void link(new FormData(event.currentTarget)); }}>
        <p class="note">{t('settings.linkHint')}</p>
        <Field label={t('settings.linkField')} name="link" required autofocus dir="ltr" placeholder="tg://login?token=" error={error()} />
        <Button type="submit" kind="main">{t('settings.linkDo')}</Button>
        <Show when={done()}><p class="good" role="status">{t('settings.linkDone')}</p></Show>
      </form>
    </Show>
  );
}
