import { createStore } from 'solid-js/store';
import type { Message, PeerId } from '../bridge/model';

/** What the next message of a chat belongs to. */
export interface Target {
  replyTo?: number | undefined;
  /** The message that is answered, when it is of another chat. */
  elsewhere?: Message | undefined;
  quote?: string | undefined;
  editing?: Message | undefined;
}

export const [targets, setTargets] = createStore<Record<PeerId, Target | undefined>>({});

export function compose(chat: PeerId, target: Target | undefined): void {
  setTargets(chat, undefined);
  setTargets(chat, target);
  queueMicrotask(() => document.querySelector<HTMLElement>('.composer textarea')?.focus());
}
