// What in a text leads somewhere although nobody formatted it. The server marks it too; until a message is sent, and
// in those from before it did, the page sees it by itself.
import type { Entity, EntityKind } from '../bridge/model';

const BEFORE = '(?<![\\p{L}\\p{N}_@#$/.:-])';

/** A name under a domain that words seldom end with: `notes.md` is no link. All that repeats is bounded. */
const DOMAIN = '(?:[a-z0-9][a-z0-9-]{0,62}\\.){1,8}(?:com|org|net|edu|gov|int|info|dev|app|io|me|tv|eu|de|fr|uk|nl|it|es|pt|pl|cz|at|ch|se|no|fi|dk|ru|ua|ir|in|cn|jp|kr|vn|br|ar|au|ca)(?![\\w@-]|\\.\\w)(?::\\d{1,5})?(?:[/?#][^\\s<>"`]{0,2000})?';

const PATTERNS: [EntityKind, RegExp][] = [
  ['url', new RegExp(`\\bhttps?://[^\\s<>"\`]{1,2000}|${BEFORE}${DOMAIN}`, 'giu')],
  ['email', /(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-])/giu],
  ['mention', new RegExp(`${BEFORE}@[a-z]\\w{3,31}(?!\\w)`, 'giu')],
  ['hashtag', new RegExp(`${BEFORE}#(?=[\\p{N}_]{0,64}\\p{L})[\\p{L}\\p{N}_]{1,64}(?![\\p{L}\\p{N}_#])`, 'gu')],
  ['cashtag', new RegExp(`${BEFORE}\\$[A-Z]{3,8}(?![\\p{L}\\p{N}_$])`, 'gu')],
];

/** What follows an address more often than it ends one. */
const AFTER = /[.,;:!?'*_~|]+$/u;

/** A closing bracket belongs to an address only when an opening one does. */
function ended(address: string): string {
  let text = address.replace(AFTER, '');
  while (text.endsWith(')') && !text.includes('(')) text = text.slice(0, -1).replace(AFTER, '');
  return text;
}

/** The entities of a text, with what it has of links, addresses, usernames and hashtags by itself. */
export function linked(text: string, entities: Entity[]): Entity[] {
  if (!/[.@#$]/.test(text)) return entities;
  const list = [...entities];
  const closed = entities.filter((one) => !['bold', 'italic', 'underline', 'strike', 'spoiler', 'quote'].includes(one.kind));
  for (const [kind, pattern] of PATTERNS) {
    for (const { 0: found, index } of text.matchAll(pattern)) {
      const length = kind === 'url' ? ended(found).length : found.length;
      if (closed.some((one) => one.offset < index + length && index < one.offset + one.length)) continue;
      const entity: Entity = { kind, offset: index, length };
      closed.push(entity);
      list.push(entity);
    }
  }
  return list.sort((a, b) => a.offset - b.offset || b.length - a.length);
}
