import { createSignal } from 'solid-js';
import first from './en.json';
import media from './en-media.json';
import more from './en-more.json';

const en = { ...first, ...more, ...media };

/** English is the measure: a language that lacks one of its words does not build. */
export type Words = typeof en;
export type Word = keyof Words;
type Values = Record<string, string | number>;

const LANGUAGES = {
  en: () => Promise.resolve({ default: en }),
  vi: async (): Promise<{ default: Words }> => {
    const parts = await Promise.all([import('./vi.json'), import('./vi-more.json'), import('./vi-media.json')]);
    return { default: { ...parts[0].default, ...parts[1].default, ...parts[2].default } };
  },
};
export type Language = keyof typeof LANGUAGES;
export const languages: Record<Language, string> = { en: 'English', vi: 'Tiếng Việt' };

const [words, setWords] = createSignal<Words>(en);
const [current, setCurrent] = createSignal<Language>('en');

export { current as language };

/** The language that was chosen, else the browser's if we have it. */
export function preferred(): Language {
  const chosen = localStorage.getItem('language') ?? navigator.language.slice(0, 2);
  return chosen in LANGUAGES ? (chosen as Language) : 'en';
}

export async function speak(language: Language): Promise<void> {
  const loaded = await LANGUAGES[language]();
  setWords(loaded.default);
  setCurrent(language);
  document.documentElement.lang = language;
}

/** The words for `word`, with `{name}` filled in. `{n|one|other}` chooses by the number `n`. */
export function t(word: Word, values: Values = {}): string {
  return words()[word].replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, name: string, one?: string, other?: string) => {
    const value = values[name] ?? '';
    if (one === undefined || other === undefined) return String(value);
    const form = new Intl.PluralRules(current()).select(Number(value));
    return form === 'one' ? one : other;
  });
}

/** The words for what the server refused; its own name when there are none. */
export function errorText(error: unknown): string {
  const failure = error instanceof Error && 'failure' in error ? (error.failure as { name: string; wait?: number }) : undefined;
  const name = failure?.name ?? (error instanceof Error ? error.message : String(error));
  const word = `error.${name.replace(/_\d+$/, '_X')}`;
  const text = (words() as Record<string, string>)[word];
  if (text) return text.replace('{seconds}', String(failure?.wait ?? ''));
  return t('error.other', { name });
}
