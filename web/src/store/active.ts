// Tells the server while somebody looks at this page, so that others see it.
import { createEffect, createRoot, createSignal, on } from 'solid-js';
import { api } from '../bridge/client';
import { state } from './state';

/** Others see us as there for a minute after each word of it. */
const AGAIN_MS = 45_000;
const LOOK_MS = 20_000;

/** The time, coarse: for what is said of the past. */
export const [now, setNow] = createSignal(Date.now());
setInterval(() => setNow(Date.now()), LOOK_MS);

let told: boolean | undefined;
let at = 0;

function look(): void {
  const yes = document.hasFocus() && !document.hidden;
  if (!state.signedIn || (yes === told && (!yes || Date.now() - at < AGAIN_MS))) return;
  told = yes;
  at = Date.now();
  void api.active(yes).catch(() => { told = undefined; });
}

/** Whoever comes back to the page, or to a network, does not wait for the next try. */
function wake(): void {
  if (!document.hidden && state.connection !== 'connected') void api.wake();
}

for (const event of ['focus', 'online']) addEventListener(event, wake);
document.addEventListener('visibilitychange', wake);
for (const event of ['focus', 'blur', 'pagehide']) addEventListener(event, look);
document.addEventListener('visibilitychange', look);
setInterval(look, LOOK_MS);
createRoot(() => createEffect(on(() => [state.signedIn, state.connection], () => {
  told = undefined;
  if (state.connection === 'connected') look();
})));
