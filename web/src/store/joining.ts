// An invite link that somebody follows: in a message, in the search, or as the page's own address.
import { createSignal } from 'solid-js';

const LINK = /^(?:https?:\/\/)?[^\s/]+\/(?:\+|joinchat\/)([\w-]{8,})\/?$|^tg:\/\/join\?invite=([\w-]{8,})$/;

/** The secret part of an invite link; undefined for any other text. */
export function inviteHash(text: string): string | undefined {
  const found = LINK.exec(text.trim());
  return found?.[1] ?? found?.[2];
}

const here = /^\/(?:\+|joinchat\/)([\w-]+)$/.exec(location.pathname)?.[1];
if (here) history.replaceState(null, '', `/${location.hash}`);

export const [joining, setJoining] = createSignal<string | undefined>(here);
