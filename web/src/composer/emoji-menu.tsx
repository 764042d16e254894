import { type JSX, createEffect, createMemo, on } from 'solid-js';
import { folded } from '../chats/search-results';
import { language, t } from '../i18n';
import { EMOJI } from './emoji-data';
import spoken from './emoji-names.json';
import { KeyMenu, SHOWN_MAX, type SuggestionsProps } from './suggestions';

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
  const named = Object.entries(spoken).map(([emoji, line]): Named => {
    const words = line.split(/[ |]/).flatMap((one) => [one, ...one.split(/[_-]/)]).map(folded);
    return { emoji, name: line.split('|')[0]!.replaceAll(' ', '_'), words };
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
export default function EmojiMenu(props: SuggestionsProps): JSX.Element {
  const names = createMemo(all);
  const found = createMemo(() => {
    const typed = folded(props.typed.replace(/:$/, '')).split(/[_-]+/).filter(Boolean);
    if (!typed.length) return [];
    return names().flatMap((one) => { const by = rank(one, typed); return by === undefined ? [] : [{ one, by }]; })
      .sort((a, b) => a.by - b.by).slice(0, SHOWN_MAX).map(({ one }) => one);
  });
  const pick = ({ emoji }: Named): void => props.onPick({ text: emoji });
  createEffect(on(found, ([first]) => {
    // A second colon takes the first one that is named so.
    if (props.typed.endsWith(':') && first) pick(first);
  }));
  return (
    <KeyMenu name="emoji" label={t('chat.emoji')} list={found()} onPick={pick} onClose={props.onClose} keys={props.keys}>
      {(one) => <><span class="menu-emoji-sign">{one.emoji}</span><span>{one.name}</span></>}
    </KeyMenu>
  );
}
