import { createSignal } from 'solid-js';
import type { Message, PeerId, Sticker } from '../bridge/model';

/** A window that a message's menu asks for. */
export type AskedWindow =
  | { kind: 'report'; chat: PeerId; ids: number[] }
  | { kind: 'readBy'; chat: PeerId; ids: number[] }
  | { kind: 'voters'; message: Message }
  | { kind: 'stickers'; chat: PeerId; sticker: Sticker }
  | { kind: 'pinned'; chat: PeerId; mayUnpin: boolean };

export const [askedWindow, setAskedWindow] = createSignal<AskedWindow>();
