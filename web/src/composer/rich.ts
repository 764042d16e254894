// A text with its formatting, while it is typed: pure functions.
import type { Entity, EntityKind, FormattedText } from '../bridge/model';

/** Moves the formatting along with a change of the text, found as the smallest part that differs. */
export function retyped(before: FormattedText, text: string): FormattedText {
  const old = before.text;
  let start = 0;
  while (start < old.length && start < text.length && old[start] === text[start]) start++;
  let end = 0;
  while (end < old.length - start && end < text.length - start && old[old.length - 1 - end] === text[text.length - 1 - end]) end++;
  const removedTo = old.length - end;
  const delta = text.length - old.length;
  const entities: Entity[] = [];
  for (const one of before.entities) {
    const from = one.offset;
    const to = one.offset + one.length;
    let newFrom = from;
    let newTo = to;
    if (from >= removedTo) newFrom = from + delta;
    else if (from > start) newFrom = Math.min(from, start + Math.max(0, text.length - end - start));
    if (to >= removedTo && to > start) newTo = to + delta;
    else if (to > start) newTo = start;
    if (newTo > newFrom) entities.push({ ...one, offset: newFrom, length: newTo - newFrom });
  }
  return { text, entities };
}

/** Puts a formatting on a part of the text, or takes it away where all of the part has it. */
export function toggled(value: FormattedText, kind: EntityKind, from: number, to: number, more: Partial<Entity> = {}): FormattedText {
  if (from >= to) return value;
  const covered = value.entities.some((one) => one.kind === kind && one.offset <= from && one.offset + one.length >= to);
  const entities: Entity[] = [];
  for (const one of value.entities) {
    const end = one.offset + one.length;
    if (one.kind !== kind || end <= from || one.offset >= to) {
      entities.push(one);
      continue;
    }
    if (one.offset < from) entities.push({ ...one, length: from - one.offset });
    if (end > to) entities.push({ ...one, offset: to, length: end - to });
  }
  if (!covered || more.url) entities.push({ kind, offset: from, length: to - from, ...more });
  return { text: value.text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) };
}

const MARKS: [RegExp, EntityKind][] = [
  [/```(?:(\w+)\n)?([\s\S]+?)```/, 'pre'],
  [/`([^`\n]+)`/, 'code'],
  [/\*\*(?=\S)([\s\S]*?\S)\*\*/, 'bold'],
  [/__(?=\S)([\s\S]*?\S)__/, 'italic'],
  [/~~(?=\S)([\s\S]*?\S)~~/, 'strike'],
  [/\|\|(?=\S)([\s\S]*?\S)\|\|/, 'spoiler'],
  [/\[([^\]\n]+)\]\(([^)\s]+)\)/, 'link'],
];
const TURNS = 500;

const inCode = (entities: Entity[], at: number): boolean =>
  entities.some((one) => (one.kind === 'code' || one.kind === 'pre') && one.offset <= at && at < one.offset + one.length);

/** Replaces `text[from, to)` and moves the formatting of the rest along. */
function cut(value: FormattedText, from: number, to: number, inner: string, innerAt: number): FormattedText {
  const text = value.text.slice(0, from) + inner + value.text.slice(to);
  const place = (at: number): number => {
    if (at <= from) return at;
    if (at >= to) return at - (to - from) + inner.length;
    return from + Math.min(inner.length, Math.max(0, at - innerAt));
  };
  const entities = value.entities.flatMap((one) => {
    const start = place(one.offset);
    const end = place(one.offset + one.length);
    return end > start ? [{ ...one, offset: start, length: end - start }] : [];
  });
  return { text, entities };
}

/** Turns Markdown's signs into formatting, as people know them from other clients. */
export function marked(value: FormattedText): FormattedText {
  let now = value;
  for (const [pattern, kind] of MARKS) {
    let search = 0;
    for (let turn = 0; turn < TURNS; turn++) {
      const match = new RegExp(pattern.source, 'g');
      match.lastIndex = search;
      const found = match.exec(now.text);
      if (!found) break;
      if (inCode(now.entities, found.index)) {
        search = found.index + 1;
        continue;
      }
      const inner = kind === 'pre' ? found[2]! : found[1]!;
      const innerAt = found.index + found[0].indexOf(inner, kind === 'pre' ? 3 + (found[1]?.length ?? 0) : 1);
      now = cut(now, found.index, found.index + found[0].length, inner, innerAt);
      const entity: Entity = { kind, offset: found.index, length: inner.length };
      if (kind === 'pre') entity.language = found[1] ?? '';
      if (kind === 'link') entity.url = found[2]!;
      now = { text: now.text, entities: [...now.entities, entity] };
      search = found.index + inner.length;
    }
  }
  return { text: now.text, entities: now.entities.sort((a, b) => a.offset - b.offset || b.length - a.length) };
}

/** Without blanks around, and in the normal form in which it is compared. */
export function trimmed(value: FormattedText): FormattedText {
  const start = value.text.length - value.text.trimStart().length;
  const text = value.text.trim();
  const entities = value.entities.flatMap((one) => {
    const from = Math.max(0, one.offset - start);
    const to = Math.min(text.length, one.offset + one.length - start);
    return to > from ? [{ ...one, offset: from, length: to - from }] : [];
  });
  const normal = text.normalize('NFC');
  return normal.length === text.length ? { text: normal, entities } : { text, entities };
}
