import { type JSX, Match, Show, Switch, createSignal, onCleanup } from 'solid-js';
import { api, slot, switchTo } from '../bridge/client';
import { errorText, t } from '../i18n';
import { passkeysHere, state } from '../store/state';
import { Mark } from '../ui/icons';
import { Button, Field } from '../ui/kit';
import { QrSignIn } from './qr';
import type { SignIn as Step } from '../worker/auth';

type Shown = Step | { step: 'phone' } | { step: 'qr' };

/** From a phone number or a QR code to an account. */
export function SignIn(): JSX.Element {
  const [step, setStep] = createSignal<Shown>({ step: 'phone' });
  const [phone, setPhone] = createSignal('');
  const [error, setError] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);

  async function run(call: () => Promise<Step>): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      setStep(await call());
    } catch (problem) {
      setError(errorText(problem));
    } finally {
      setBusy(false);
    }
  }

  const of = <K extends Shown['step']>(kind: K) => {
    const now = step();
    return now.step === kind ? (now as Extract<Shown, { step: K }>) : undefined;
  };
  const others = () => state.accounts.filter((one) => one.slot !== slot);
  return (
    <main class="sign-in">
      <Mark size={88} />
      <Show when={state.ended}><p class="note" role="alert">{t('signin.ended')}</p></Show>
      <Switch>
        <Match when={of('phone')}>
          <Phone
            phone={phone()} busy={busy()} error={error()} onQr={() => setStep({ step: 'qr' })}
            onPasskey={() => void run(async () => (await import('./passkey')).signInByPasskey())}
            onNext={(value) => { setPhone(value); void run(() => api.sendCode(value)); }}
          />
        </Match>
        <Match when={of('qr')}><QrSignIn onStep={setStep} onPhone={() => setStep({ step: 'phone' })} /></Match>
        <Match when={of('code')}>
          {(code) => (
            <Code
              phone={phone()} length={code().length} wait={code().resendIn} busy={busy()} error={error()}
              onCode={(value) => void run(() => api.signIn(phone(), code().hash, value))}
              onResend={() => void run(() => api.resendCode(phone(), code().hash))}
              onChange={() => { void api.cancelCode(phone(), code().hash).catch(() => undefined); setError(undefined); setStep({ step: 'phone' }); }}
            />
          )}
        </Match>
        <Match when={of('password')}>
          {(password) => (
            <Password
              hint={password().hint} busy={busy()} error={error()} onPassword={(text) => void run(() => api.checkPassword(text))}
              onForgot={password().recovery ? () => void run(() => api.forgotPassword()) : undefined}
            />
          )}
        </Match>
        <Match when={of('recover')}>
          {(recover) => <Recover address={recover().address} onCode={(code, fresh) => void run(() => api.recover(code, fresh))} busy={busy()} error={error()} />}
        </Match>
        <Match when={of('name')}>
          {(name) => (
            <Name
              terms={name().terms} busy={busy()} error={error()}
              onName={(first, last) => void run(() => api.signUp(phone(), name().hash, first, last))}
            />
          )}
        </Match>
      </Switch>
      <Show when={others()[0]}>
        {(other) => <Button onClick={() => switchTo(other().slot)}>{t('signin.back')}</Button>}
      </Show>
    </main>
  );
}

type StepProps = { busy: boolean; error: string | undefined };

function submitted(run: (form: HTMLFormElement) => void): (event: SubmitEvent) => void {
  return (event) => {
    event.preventDefault();
    run(event.currentTarget as HTMLFormElement);
  };
}

const value = (form: HTMLFormElement, name: string): string => String(new FormData(form).get(name) ?? '').trim();

function Phone(props: StepProps & { phone: string; onNext: (phone: string) => void; onQr: () => void; onPasskey: () => void }): JSX.Element {
  return (
    <form onSubmit={submitted((form) => props.onNext(value(form, 'phone')))}>
      <h1>{t('signin.title')}</h1>
      <p>{t('signin.hint')}</p>
      <Field
        label={t('signin.phone')} name="phone" type="tel" inputmode="tel" autocomplete="tel" required autofocus
        value={props.phone} error={props.error} placeholder="+" dir="ltr"
      />
      <Button type="submit" kind="main" busy={props.busy}>{t('signin.next')}</Button>
      <Button onClick={() => props.onQr()}>{t('signin.byQr')}</Button>
      <Show when={passkeysHere()}><Button busy={props.busy} onClick={() => props.onPasskey()}>{t('signin.byPasskey')}</Button></Show>
      <Show when={state.testAccounts}><p class="note">{t('signin.test')}</p></Show>
    </form>
  );
}

function Code(props: StepProps & {
  phone: string; length: number; wait: number;
  onCode: (code: string) => void; onResend: () => void; onChange: () => void;
}): JSX.Element {
  const [left, setLeft] = createSignal(props.wait);
  const timer = setInterval(() => setLeft((old) => Math.max(0, old - 1)), 1_000);
  onCleanup(() => clearInterval(timer));
  return (
    <form onSubmit={submitted((form) => props.onCode(value(form, 'code')))}>
      <h1 dir="ltr">{props.phone}</h1>
      <p>{t('signin.codeSent', { phone: `\u2068${props.phone}\u2069` })}</p>
      <Field
        label={t('signin.code')} name="code" inputmode="numeric" autocomplete="one-time-code" required autofocus dir="ltr"
        maxlength={Math.max(props.length, 5)} error={props.error} class="code-input"
        onInput={(event) => {
          const { value: typed } = event.currentTarget;
          if (typed.length === props.length && !props.busy) props.onCode(typed);
        }}
      />
      <Button type="submit" kind="main" busy={props.busy}>{t('signin.next')}</Button>
      <Button disabled={left() > 0} onClick={() => props.onResend()}>
        {left() > 0 ? t('signin.resendIn', { seconds: left() }) : t('signin.resend')}
      </Button>
      <Button onClick={() => props.onChange()}>{t('signin.change')}</Button>
    </form>
  );
}

function Password(props: StepProps & { hint: string; onPassword: (text: string) => void; onForgot: (() => void) | undefined }): JSX.Element {
  return (
    <form onSubmit={submitted((form) => props.onPassword(String(new FormData(form).get('password') ?? '')))}>
      <h1>{t('signin.password')}</h1>
      <p>{t('signin.passwordHint')} <Show when={props.hint}>{t('signin.hintIs', { hint: props.hint })}</Show></p>
      <Field
        label={t('signin.password')} name="password" type="password" autocomplete="current-password" required autofocus
        error={props.error}
      />
      <Button type="submit" kind="main" busy={props.busy}>{t('signin.next')}</Button>
      <Show when={props.onForgot}>{(forgot) => <Button busy={props.busy} onClick={() => forgot()()}>{t('signin.forgot')}</Button>}</Show>
    </form>
  );
}

function Recover(props: StepProps & { address: string; onCode: (code: string, fresh: string) => void }): JSX.Element {
  const [differ, setDiffer] = createSignal(false);
  return (
    <form
      onSubmit={submitted((form) => {
        const data = new FormData(form);
        const fresh = String(data.get('new') ?? '');
        setDiffer(fresh !== data.get('repeat'));
        if (!differ()) props.onCode(value(form, 'code'), fresh);
      })}
    >
      <h1>{t('signin.recover')}</h1>
      <p>{t('signin.recoverSent', { address: `\u2068${props.address}\u2069` })}</p>
      <Field
        label={t('signin.code')} name="code" inputmode="numeric" autocomplete="one-time-code" required autofocus dir="ltr"
        error={differ() ? undefined : props.error}
      />
      <Field label={t('settings.passwordNew')} name="new" type="password" autocomplete="new-password" />
      <Field
        label={t('settings.passwordRepeat')} name="repeat" type="password" autocomplete="new-password"
        error={differ() ? t('settings.passwordDiffer') : undefined}
      />
      <p class="note">{t('signin.recoverNone')}</p>
      <Button type="submit" kind="main" busy={props.busy}>{t('signin.next')}</Button>
    </form>
  );
}

function Name(props: StepProps & { terms: string; onName: (first: string, last: string) => void }): JSX.Element {
  return (
    <form onSubmit={submitted((form) => props.onName(value(form, 'first'), value(form, 'last')))}>
      <h1>{t('signin.name')}</h1>
      <p>{t('signin.nameHint')}</p>
      <Field label={t('signin.firstName')} name="first" autocomplete="given-name" required autofocus maxlength={64} error={props.error} />
      <Field label={t('signin.lastName')} name="last" autocomplete="family-name" maxlength={64} />
      <Show when={props.terms}><p class="note">{props.terms}</p></Show>
      <Button type="submit" kind="main" busy={props.busy}>{t('signin.start')}</Button>
    </form>
  );
}
