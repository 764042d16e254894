import { createSignal } from 'solid-js';
import type { Message } from '../bridge/model';

export const [viewed, setViewed] = createSignal<Message>();

export function openViewer(message: Message): void {
  if (!message.pending) setViewed(message);
}
