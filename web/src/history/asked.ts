import { createSignal } from 'solid-js';
import type { PeerId } from '../bridge/model';

/** A window that a message's menu asks for. */
export type AskedWindow = { kind: 'report' | 'readBy'; chat: PeerId; ids: number[] };

export const [askedWindow, setAskedWindow] = createSignal<AskedWindow>();
