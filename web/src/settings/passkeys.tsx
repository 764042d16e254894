import { For, type JSX, Show, createResource, createSignal } from 'solid-js';
import { makePasskey } from '../auth/passkey';
import { api } from '../bridge/client';
import { errorText, t } from '../i18n';
import { fullDate } from '../i18n/time';
import { passkeysHere, state } from '../store/state';
import type { Passkey } from '../worker/passkeys';
import { Icon } from '../ui/icons';
import { Button } from '../ui/kit';
import { complain } from '../ui/toasts';

/** The account's passkeys. */
export default function Passkeys(): JSX.Element {
  const [list, { refetch }] = createResource(() => api.passkeys(), { initialValue: [] });
  const [error, setError] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  async function add(): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      await makePasskey();
      await refetch();
    } catch (problem) {
      setError(errorText(problem));
    } finally {
      setBusy(false);
    }
  }
  const remove = (id: string): void => void api.removePasskey(id).then(() => refetch()).catch(complain);
  return (
    <>
      <div class="pane-form">
        <p class="note">{t('passkeys.hint')}</p>
        <Show when={passkeysHere()} fallback={<p>{t('passkeys.elsewhere', { host: state.passkeys })}</p>}>
          <Button kind="main" busy={busy()} onClick={() => void add()}>{t('passkeys.add')}</Button>
        </Show>
        <Show when={error()}>{(words) => <p class="error" role="alert">{words()}</p>}</Show>
      </div>
      <ul class="plain-list" aria-label={t('passkeys')}>
        <For each={list.latest}>{(one) => <Row of={one} onRemove={() => remove(one.id)} />}</For>
      </ul>
    </>
  );
}

function Row(props: { of: Passkey; onRemove: () => void }): JSX.Element {
  const used = () => (props.of.used ? t('passkeys.used', { when: fullDate(props.of.used) }) : t('passkeys.unused'));
  return (
    <li class="session">
      <Icon name="lock" />
      <span class="peer-text"><b>{props.of.name}</b><small>{t('passkeys.made', { when: fullDate(props.of.made) })}</small><small>{used()}</small></span>
      <Button kind="danger" aria-label={t('passkeys.removeOne', { name: props.of.name })} onClick={() => props.onRemove()}>{t('passkeys.remove')}</Button>
    </li>
  );
}
