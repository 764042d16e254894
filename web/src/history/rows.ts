import { type Accessor, createSignal } from 'solid-js';
import type { Message } from '../bridge/model';
import { day } from '../i18n/time';
import type { History } from '../store/histories';

/** The longest pause between two messages of one group, in seconds. */
const GROUP_S = 600;

/** A line of the list. One object for one line as long as it lives: the list keys by it. */
export type Row =
  | { kind: 'day'; key: string; date: number }
  | { kind: 'unread'; key: string }
  | { kind: 'message'; key: string; ids: number[]; joins: Accessor<Joins>; setJoins: (joins: Joins) => void };

/** Whether a message is the first and the last of its group. */
export interface Joins {
  first: boolean;
  last: boolean;
}

/** Makes rows of a history's messages, and keeps those that are the same. */
export function rowMaker(history: History): () => Row[] {
  let known = new Map<string, Row>();
  return () => {
    const { shown } = history;
    const places = [...shown.ids.filter((id) => shown.messages[id]), ...shown.pending.map((one) => one.id)];
    const messages = [...shown.ids.map((id) => shown.messages[id]), ...shown.pending].filter((one) => one !== undefined);
    const next = new Map<string, Row>();
    const keep = (key: string, make: () => Row): Row => {
      const row = known.get(key) ?? make();
      next.set(key, row);
      return row;
    };
    const rows: Row[] = [];
    let before: Message | undefined;
    let marked = shown.unreadFrom < 0;
    for (let i = 0; i < messages.length; i++) {
      const message = messages[i]!;
      if (!before || day(before.date) !== day(message.date)) {
        rows.push(keep(`d${day(message.date)}`, () => ({ kind: 'day', key: `d${day(message.date)}`, date: message.date })));
        before = undefined;
      }
      if (!marked && places[i]! > shown.unreadFrom && !message.out) {
        marked = true;
        rows.push(keep('unread', () => ({ kind: 'unread', key: 'unread' })));
        before = undefined;
      }
      const ids = [places[i]!];
      while (message.album && messages[i + 1]?.album === message.album && messages[i + 1]?.chat === message.chat) ids.push(places[++i]!);
      const end = messages[i + 1];
      const joins: Joins = {
        first: !joined(before, message),
        last: !end || day(end.date) !== day(message.date) || !joined(messages[i], end) || (!marked && places[i + 1]! > shown.unreadFrom && !end.out),
      };
      const key = `m${ids.join('.')}`;
      const row = keep(key, () => {
        const [now, set] = createSignal(joins, { equals: (a, b) => a.first === b.first && a.last === b.last });
        return { kind: 'message', key, ids, joins: now, setJoins: set };
      });
      if (row.kind === 'message') row.setJoins(joins);
      rows.push(row);
      before = messages[i];
    }
    known = next;
    return rows;
  };
}

function joined(a: Message | undefined, b: Message): boolean {
  return a !== undefined && !a.action && !b.action && a.from === b.from && a.out === b.out && b.date - a.date <= GROUP_S;
}
