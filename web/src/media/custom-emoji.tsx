import { type JSX, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import { api } from '../bridge/client';
import type { Sticker } from '../bridge/model';
import { StickerPicture } from './sticker';

/** What is known of custom emoji: false for those that are not there. */
const [known, setKnown] = createStore<Record<string, Sticker | false>>({});
const asked = new Set<string>();
let wanted: string[] = [];

/** Asks for all that a page's turn wants at once. */
function want(id: string): void {
  if (asked.has(id)) return;
  asked.add(id);
  wanted.push(id);
  if (wanted.length > 1) return;
  queueMicrotask(() => {
    const ids = wanted;
    wanted = [];
    api.customEmoji(ids)
      .then((found) => setKnown(Object.fromEntries(ids.map((one) => [one, found[one] ?? false]))))
      .catch(() => ids.forEach((one) => asked.delete(one)));
  });
}

/** A picture in the line of a text; the emoji that it goes by, until it comes. */
export function CustomEmoji(props: { id: string; children: JSX.Element }): JSX.Element {
  want(props.id);
  return <Show when={known[props.id]} fallback={props.children}>{(one) => <span class="custom-emoji"><StickerPicture sticker={one()} /></span>}</Show>;
}
