import { type JSX, Show, createResource, createSignal } from 'solid-js';
import { api } from '../bridge/client';
import { errorText, t } from '../i18n';
import { Button, Field } from '../ui/kit';
import { toast } from '../ui/toasts';

/** Two-step verification: set, change, remove. */
export function Password(): JSX.Element {
  const [now, { refetch }] = createResource(() => api.passwordState());
  const [error, setError] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);

  async function save(form: HTMLFormElement, remove: boolean): Promise<void> {
    const data = new FormData(form);
    const text = (name: string): string => String(data.get(name) ?? '');
    setError(undefined);
    if (!remove && text('new') !== text('repeat')) return void setError(t('settings.passwordDiffer'));
    setBusy(true);
    try {
      await api.setPassword(text('current'), remove ? '' : text('new'), text('hint'));
      form.reset();
      await refetch();
      toast(t('settings.saved'));
    } catch (problem) {
      setError(errorText(problem));
    } finally {
      setBusy(false);
    }
  }

  let form!: HTMLFormElement;
  return (
    <form class="pane-form" ref={form} onSubmit={(event) => { event.preventDefault(); void save(form, false); }}>
      <p class="note">{t('settings.passwordHint')}</p>
      <p role="status">{now.latest ? t(now.latest.set ? 'settings.passwordOn' : 'settings.passwordOff') : ''}</p>
      <Show when={now.latest?.set}>
        <Field label={t('settings.passwordCurrent')} name="current" type="password" autocomplete="current-password" required error={error()} />
      </Show>
      <Field label={t('settings.passwordNew')} name="new" type="password" autocomplete="new-password" required error={now.latest?.set ? undefined : error()} />
      <Field label={t('settings.passwordRepeat')} name="repeat" type="password" autocomplete="new-password" required />
      <Field label={t('settings.passwordHintField')} name="hint" maxlength={60} />
      <Button type="submit" kind="main" busy={busy()}>{t('settings.passwordSet')}</Button>
      <Show when={now.latest?.set}>
        <Button kind="danger" busy={busy()} onClick={() => void save(form, true)}>{t('settings.passwordRemove')}</Button>
      </Show>
    </form>
  );
}
