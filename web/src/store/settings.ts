// What a person chose for this browser.
import { createEffect, createRoot } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { ChatKind } from '../bridge/model';

export type Theme = 'light' | 'dark' | 'system';

interface Choices {
  theme: Theme;
  /** In pixels, 12..24. */
  text: number;
  sendWithEnter: boolean;
  notify: boolean;
  sound: boolean;
  preview: boolean;
  /** Little moves, where the browser does not ask for that anyway. */
  calm: boolean;
  /** The reaction of a double click. */
  quick: string;
  /** What loads by itself, by the kind of chat. */
  photos: Record<ChatKind, boolean>;
  clips: Record<ChatKind, boolean>;
}

const ALL: Record<ChatKind, boolean> = { people: true, groups: true, channels: true };

const DEFAULTS: Choices = {
  theme: 'system', text: 16, sendWithEnter: true, notify: false, sound: true, preview: true,
  calm: false, quick: '👍', photos: { ...ALL }, clips: { ...ALL },
};

function kept(): Choices {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem('choices') ?? '{}') as Partial<Choices>) };
  } catch {
    return DEFAULTS;
  }
}

export const [choices, choose] = createStore<Choices>(kept());

createRoot(() => {
  createEffect(() => {
    localStorage.setItem('choices', JSON.stringify(choices));
    const root = document.documentElement;
    if (choices.theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = choices.theme;
    root.toggleAttribute('data-calm', choices.calm);
    root.style.fontSize = `${choices.text}px`;
  });
});
