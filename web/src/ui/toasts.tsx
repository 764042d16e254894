import { For, type JSX, createSignal } from 'solid-js';
import { errorText } from '../i18n';

const [toasts, setToasts] = createSignal<{ text: string }[]>([]);
const SHOWN_MS = 5_000;

/** Says something at the foot of the page for some seconds. */
export function toast(text: string): void {
  const one = { text };
  setToasts((old) => [...old.slice(-2), one]);
  setTimeout(() => setToasts((old) => old.filter((other) => other !== one)), SHOWN_MS);
}

/** For calls whose failure only has to be said. */
export const complain = (error: unknown): void => toast(errorText(error));

/** For lists whose failure is said, and which stay empty then. */
export function failed(error: unknown): [] {
  complain(error);
  return [];
}

export function Toasts(): JSX.Element {
  return (
    <div class="toasts" role="status">
      <For each={toasts()}>{(one) => <div class="toast">{one.text}</div>}</For>
    </div>
  );
}
