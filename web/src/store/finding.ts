// What the search of everything is asked for from elsewhere: a hashtag that somebody follows.
import { createSignal } from 'solid-js';

/** A new object each time, so that the same words can be asked for again. */
const [asked, setAsked] = createSignal<{ text: string }>();

export { asked as foundText };

export const findText = (text: string): void => void setAsked({ text });
