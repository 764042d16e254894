import { createSignal } from 'solid-js';

/** What others may ask of the list. */
export interface ListHandle {
  jump(id: number): Promise<void>;
  toEnd(): Promise<void>;
  toDate(date: number): Promise<void>;
  focus(): void;
}

/** The list of the chat that is open, for what jumps about in it. */
export const [listHandle, setListHandle] = createSignal<ListHandle>();
