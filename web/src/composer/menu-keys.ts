/** What a menu above the field can be asked by the field's keys. */
export interface MenuKeys {
  /** Whether the key was for the menu. */
  key(event: KeyboardEvent): boolean;
  /** The id of the line that Enter would take, for screen readers. */
  active(): string | undefined;
}

const SHORTCODE = /(?:^|[\s(]):([\p{L}\p{N}_+-]{2,32}:?)$/u;

/** The beginning of an emoji's name that ends at the cursor; undefined where there is none. */
export function shortcodeAt(text: string, cursor: number): string | undefined {
  return SHORTCODE.exec(text.slice(0, cursor))?.[1];
}
