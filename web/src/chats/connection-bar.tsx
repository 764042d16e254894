import { type JSX, Show, createEffect, createSignal, on, onCleanup } from 'solid-js';
import { t } from '../i18n';
import { clock } from '../i18n/time';
import { state } from '../store/state';

const PATIENCE_MS = 1_000;

/** Says so when the connection has been away for a second. */
export function ConnectionBar(): JSX.Element {
  const [shown, setShown] = createSignal(false);
  let timer = 0;
  createEffect(on(() => state.connection, (now) => {
    clearTimeout(timer);
    if (now === 'connected') setShown(false);
    else timer = window.setTimeout(() => setShown(true), PATIENCE_MS);
  }));
  onCleanup(() => clearTimeout(timer));
  const text = () => {
    if (state.connection === 'offline') return t('net.offline', { when: clock(state.updated / 1_000) });
    return state.connection === 'updating' ? t('net.updating') : t('net.connecting');
  };
  return (
    <div class="connection" role="status">
      <Show when={shown()}><span class="connection-text"><span class="spinner" aria-hidden="true" /> {text()}</span></Show>
    </div>
  );
}
