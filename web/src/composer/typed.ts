// What is begun at the cursor and could be ended by choosing from a menu.

export interface Typed {
  kind: 'mention' | 'tag' | 'emoji';
  /** What was typed after the sign that begins it. */
  text: string;
}

const BEGINNINGS: [Typed['kind'], RegExp][] = [
  ['mention', /(?:^|[\s(])@([\p{L}\p{N}_]{0,32})$/u],
  ['tag', /(?:^|[\s(])#([\p{L}\p{N}_]{0,64})$/u],
  ['emoji', /(?:^|[\s(]):([\p{L}\p{N}_+-]{2,32}:?)$/u],
];

/** The beginning of a mention, a hashtag or an emoji's name that ends at the cursor. */
export function typedAt(text: string, cursor: number): Typed | undefined {
  const before = text.slice(0, cursor);
  for (const [kind, pattern] of BEGINNINGS) {
    const found = pattern.exec(before)?.[1];
    if (found !== undefined) return { kind, text: found };
  }
  return undefined;
}

/** What takes the place of what was typed, with the sign before it. */
export interface Completion {
  text: string;
  /** Whom the text links to, for a person without a username. */
  user?: number;
}

/** What a menu above the field can be asked by the field's keys. */
export interface MenuKeys {
  /** Whether the key was for the menu. */
  key(event: KeyboardEvent): boolean;
  /** The id of the line that Enter would take, for screen readers. */
  active(): string | undefined;
}
