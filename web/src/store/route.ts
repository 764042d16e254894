// Where the page is: `#/chat/ID[/THREAD]`, `#/settings[/PART]`, `#/contacts`, ... in the browser's
// history, so that Back works on a phone.
import { createSignal } from 'solid-js';
import type { PeerId } from '../bridge/model';

export type Route =
  | { view: 'none' }
  | { view: 'chat'; chat: PeerId; thread?: number; message?: number }
  | { view: 'settings' | 'contacts' | 'archive'; part: string };

function parse(hash: string): Route {
  const [view, first, second, third] = hash.replace(/^#\/?/, '').split('/');
  if (view === 'chat' && first) {
    const route: Route = { view, chat: Number(first) };
    if (second && second !== '0') route.thread = Number(second);
    if (third) route.message = Number(third);
    return route;
  }
  if (view === 'settings' || view === 'contacts' || view === 'archive') return { view, part: first ?? '' };
  return { view: 'none' };
}

const [route, setRoute] = createSignal<Route>(parse(location.hash), {
  equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
});
addEventListener('hashchange', () => setRoute(parse(location.hash)));

export { route };

export function go(path: string, replace = false): void {
  if (replace) history.replaceState(null, '', `#/${path}`);
  else location.hash = `/${path}`;
  setRoute(parse(location.hash));
}

export const openChat = (chat: PeerId, thread?: number, message?: number): void =>
  go(`chat/${chat}${thread || message ? `/${thread ?? 0}` : ''}${message ? `/${message}` : ''}`);

/** The chat that is open, if one is. */
export const openedChat = (): PeerId | undefined => {
  const here = route();
  return here.view === 'chat' ? here.chat : undefined;
};
