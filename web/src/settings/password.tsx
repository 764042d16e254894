import { type JSX, Show, createResource, createSignal } from 'solid-js';
import { api } from '../bridge/client';
import { errorText, t } from '../i18n';
import { state } from '../store/state';
import { Button, Field } from '../ui/kit';
import { toast } from '../ui/toasts';
import type { PasswordState } from '../worker/passwords';

/** Two-step verification: set, change, remove, and the way back for who forgets. */
export function Password(): JSX.Element {
  const [now, { refetch }] = createResource(() => api.passwordState());
  const reread = async (): Promise<void> => void (await refetch());
  return (
    <Show when={now.latest?.unconfirmed ? now.latest : undefined} fallback={<Setting now={now.latest} onDone={reread} />}>
      {(waits) => <Unconfirmed now={waits()} onDone={reread} />}
    </Show>
  );
}

type Part = { now: PasswordState | undefined; onDone: () => Promise<void> };

/** Runs what a form asks for: one thing at a time, with a word of what went wrong. */
function useForm(onDone: () => Promise<void>) {
  const [error, setError] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  async function run(call: () => Promise<void>): Promise<void> {
    setError(undefined);
    setBusy(true);
    try {
      await call();
      await onDone();
      toast(t('settings.saved'));
    } catch (problem) {
      setError(errorText(problem));
    } finally {
      setBusy(false);
    }
  }
  return { error, setError, busy, run };
}

const text = (form: HTMLFormElement, name: string): string => String(new FormData(form).get(name) ?? '');

function Setting(props: Part): JSX.Element {
  const { error, setError, busy, run } = useForm(props.onDone);
  let form!: HTMLFormElement;
  function save(remove: boolean): void {
    if (!remove && text(form, 'new') !== text(form, 'repeat')) return void setError(t('settings.passwordDiffer'));
    void run(async () => {
      await api.setPassword(text(form, 'current'), remove ? '' : text(form, 'new'), text(form, 'hint'), text(form, 'email').trim());
      form.reset();
    });
  }
  return (
    <>
      <form class="pane-form" ref={form} onSubmit={(event) => { event.preventDefault(); save(false); }}>
        <p class="note">{t('settings.passwordHint')}</p>
        <p role="status">{props.now ? t(props.now.set ? 'settings.passwordOn' : 'settings.passwordOff') : ''}</p>
        <Show when={props.now?.set}>
          <Field label={t('settings.passwordCurrent')} name="current" type="password" autocomplete="current-password" required error={error()} />
        </Show>
        <Field label={t('settings.passwordNew')} name="new" type="password" autocomplete="new-password" required error={props.now?.set ? undefined : error()} />
        <Field label={t('settings.passwordRepeat')} name="repeat" type="password" autocomplete="new-password" required />
        <Field label={t('settings.passwordHintField')} name="hint" maxlength={60} />
        <Show when={state.mail && !props.now?.set}>
          <Field label={t('settings.recoveryAddress')} name="email" type="email" autocomplete="email" />
        </Show>
        <Button type="submit" kind="main" busy={busy()}>{t('settings.passwordSet')}</Button>
        <Show when={props.now?.set}>
          <Button kind="danger" busy={busy()} onClick={() => save(true)}>{t('settings.passwordRemove')}</Button>
        </Show>
      </form>
      <Show when={state.mail && props.now?.set ? props.now : undefined}>
        {(set) => <Recovery now={set()} onDone={props.onDone} />}
      </Show>
    </>
  );
}

/** The address at which who forgot the password gets a code. */
function Recovery(props: { now: PasswordState; onDone: () => Promise<void> }): JSX.Element {
  const { error, busy, run } = useForm(props.onDone);
  let form!: HTMLFormElement;
  return (
    <form
      class="pane-form" ref={form}
      onSubmit={(event) => { event.preventDefault(); void run(() => api.setRecovery(text(form, 'password'), text(form, 'email').trim())); }}
    >
      <p class="note">{t('settings.recoveryHint')}</p>
      <p role="status">{t(props.now.recovery ? 'settings.recoveryOn' : 'settings.recoveryOff')}</p>
      <Field label={t('settings.recoveryAddress')} name="email" type="email" autocomplete="email" required error={error()} />
      <Field label={t('settings.recoveryPassword')} name="password" type="password" autocomplete="current-password" required />
      <Button type="submit" kind="main" busy={busy()}>{t('settings.recoverySet')}</Button>
    </form>
  );
}

/** An address that waits for the code that was sent to it; a new password waits with it. */
function Unconfirmed(props: { now: PasswordState; onDone: () => Promise<void> }): JSX.Element {
  const { error, busy, run } = useForm(props.onDone);
  let form!: HTMLFormElement;
  return (
    <form class="pane-form" ref={form} onSubmit={(event) => { event.preventDefault(); void run(() => api.confirmRecovery(text(form, 'code').trim())); }}>
      <p role="status">{t('settings.recoveryWaits', { address: `\u2068${props.now.unconfirmed}\u2069` })}</p>
      <p class="note">{t('settings.recoveryFirst')}</p>
      <Field label={t('signin.code')} name="code" inputmode="numeric" autocomplete="one-time-code" required dir="ltr" error={error()} />
      <Button type="submit" kind="main" busy={busy()}>{t('settings.recoveryConfirm')}</Button>
      <Button busy={busy()} onClick={() => void run(() => api.resendRecovery())}>{t('signin.resend')}</Button>
      <Button kind="danger" busy={busy()} onClick={() => void run(() => api.dropRecovery())}>{t('settings.recoveryDrop')}</Button>
    </form>
  );
}
