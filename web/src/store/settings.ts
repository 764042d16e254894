// What a person chose for this browser.
import { createEffect, createRoot } from 'solid-js';
import { createStore } from 'solid-js/store';

export type Theme = 'light' | 'dark' | 'system';

interface Choices {
  theme: Theme;
  /** In pixels, 12..24. */
  text: number;
  sendWithEnter: boolean;
  notify: boolean;
  sound: boolean;
  preview: boolean;
}

const DEFAULTS: Choices = { theme: 'system', text: 16, sendWithEnter: true, notify: false, sound: true, preview: true };

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
    root.style.fontSize = `${choices.text}px`;
  });
});
