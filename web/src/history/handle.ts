import { createSignal } from 'solid-js';
import type { ListHandle } from './message-list';

/** The list of the chat that is open, for what jumps about in it. */
export const [listHandle, setListHandle] = createSignal<ListHandle>();
