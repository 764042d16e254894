import { Long } from '@mtcute/core';

/** A 64-bit number of the protocol from its decimal form. */
export function long(text: string): Long {
  return Long.fromString(text);
}

/** A random id for what must not be done twice. */
export function randomId(): string {
  const [high, low] = crypto.getRandomValues(new Int32Array(2));
  return new Long(low!, high!).toString();
}

export const now = (): number => Math.floor(Date.now() / 1_000);
