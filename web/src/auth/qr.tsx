import { encode } from 'uqr';
import { type JSX, Show, createMemo, createSignal, onCleanup } from 'solid-js';
import { api, listen } from '../bridge/client';
import { errorText, t } from '../i18n';
import { Button, Spinner } from '../ui/kit';
import type { SignIn } from '../worker/auth';

const EARLY_S = 5;
const AGAIN_MS = 5_000;

/** A code for a device that is signed in to scan; renewed before it expires. */
export function QrSignIn(props: { onStep: (step: SignIn) => void; onPhone: () => void }): JSX.Element {
  const [token, setToken] = createSignal('');
  const [error, setError] = createSignal<string>();
  let timer = 0;
  let over = false;

  async function ask(): Promise<void> {
    clearTimeout(timer);
    try {
      const scan = await api.scan();
      if (over) return;
      if (scan.step !== 'shown') return props.onStep(scan);
      setToken(scan.token);
      setError(undefined);
      timer = window.setTimeout(() => void ask(), Math.max(1, scan.expires - Date.now() / 1_000 - EARLY_S) * 1_000);
    } catch (problem) {
      setError(errorText(problem));
      timer = window.setTimeout(() => void ask(), AGAIN_MS);
    }
  }

  void ask();
  const stop = listen((event) => { if (event.type === 'scanned') void ask(); });
  onCleanup(() => {
    over = true;
    clearTimeout(timer);
    stop();
  });
  const link = () => `tg://login?token=${token()}`;
  const path = createMemo(() => {
    const { data, size } = encode(link(), { ecc: 'M', border: 2 });
    const cells = data.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : ''))).join('');
    return { cells, size };
  });
  return (
    <section class="qr">
      <h1>{t('signin.qrTitle')}</h1>
      <Show when={token()} fallback={<Spinner />}>
        <svg class="qr-code" viewBox={`0 0 ${path().size} ${path().size}`} role="img" aria-label={t('signin.qrImage')} data-link={link()}>
          <path d={path().cells} />
        </svg>
      </Show>
      <p>{t('signin.qrHint')}</p>
      <Show when={error()}><p class="error" role="alert">{error()}</p></Show>
      <Button onClick={() => props.onPhone()}>{t('signin.byPhone')}</Button>
    </section>
  );
}
