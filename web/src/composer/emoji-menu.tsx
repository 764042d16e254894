import { For, type JSX, createEffect, createMemo, createSignal, on } from 'solid-js';
import { folded } from '../chats/search-results';
import { language, t } from '../i18n';
import { EMOJI } from './emoji-data';
import { EMOJI_NAMES } from './emoji-names';
import type { MenuKeys } from './menu-keys';

const SHOWN_MAX = 8;
const REGION_A = 0x1f1e6;

interface Named {
  emoji: string;
  name: string;
  words: string[];
}

/** "VN" for its flag, which is the two letters of a region in letters of their own. */
function region(flag: string): string | undefined {
  const letters = [...flag].map((one) => one.codePointAt(0)! - REGION_A);
  if (letters.length !== 2 || letters.some((one) => one < 0 || one > 25)) return undefined;
  return String.fromCharCode(...letters.map((one) => one + 65));
}

function all(): Named[] {
  const named = EMOJI_NAMES.trim().split('\n').map((line): Named => {
    const [emoji, ...words] = line.split(/[ |]/);
    const name = line.slice(emoji!.length + 1).split('|')[0]!.replaceAll(' ', '_');
    return { emoji: emoji!, name, words: words.flatMap((one) => [one, ...one.split(/[_-]/)]).map(folded) };
  });
  const regions = new Intl.DisplayNames([language(), 'en'], { type: 'region' });
  const flags = EMOJI.flags.split(' ').flatMap((emoji): Named[] => {
    const code = region(emoji);
    if (!code) return [];
    const name = regions.of(code) ?? code;
    return [{ emoji, name, words: ['flag', code.toLowerCase(), ...folded(name).split(/\s+/)] }];
  });
  return [...named, ...flags];
}

/** How well an emoji goes by what was typed: the lower, the better; undefined for not at all. */
function rank({ name, words }: Named, typed: string[]): number | undefined {
  if (name === typed.join('_')) return -1;
  let sum = 0;
  for (const part of typed) {
    const exact = words.indexOf(part);
    const begins = exact >= 0 ? exact : words.findIndex((word) => word.startsWith(part));
    if (begins < 0) return undefined;
    sum += begins + (exact >= 0 ? 0 : 20);
  }
  return sum;
}

/** Emoji whose name has what was typed after a colon. */
export default function EmojiMenu(props: {
  typed: string; onPick: (emoji: string) => void; onClose: () => void; keys: (keys: MenuKeys) => void;
}): JSX.Element {
  const names = createMemo(all);
  const [at, setAt] = createSignal(0);
  const found = createMemo(() => {
    const typed = folded(props.typed.replace(/:$/, '')).split(/[_-]+/).filter(Boolean);
    if (!typed.length) return [];
    return names().flatMap((one) => { const by = rank(one, typed); return by === undefined ? [] : [{ one, by }]; })
      .sort((a, b) => a.by - b.by).slice(0, SHOWN_MAX).map(({ one }) => one);
  });
  createEffect(on(found, (list) => {
    setAt(0);
    // A second colon takes the first one that is named so.
    if (props.typed.endsWith(':') && list[0]) props.onPick(list[0].emoji);
  }));
  props.keys({
    active: () => (found().length ? `emoji-${at()}` : undefined),
    key(event) {
      const list = found();
      if (!list.length) return false;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        setAt((old) => (old + (event.key === 'ArrowDown' ? 1 : list.length - 1)) % list.length);
      } else if (event.key === 'Enter' || event.key === 'Tab') props.onPick(list[at()]!.emoji);
      else if (event.key === 'Escape') props.onClose();
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  });
  return (
    <div class="mention-menu" role="listbox" aria-label={t('chat.emoji')} hidden={!found().length}>
      <For each={found()}>
        {(one, index) => (
          <div role="option" id={`emoji-${index()}`} aria-selected={index() === at()} onPointerDown={(event) => { event.preventDefault(); props.onPick(one.emoji); }}>
            <span class="menu-emoji-sign">{one.emoji}</span><span>{one.name}</span>
          </div>
        )}
      </For>
    </div>
  );
}
