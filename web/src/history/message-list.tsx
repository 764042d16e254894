import { type JSX, Match, Show, Switch, createEffect, createMemo, createSignal, on, onCleanup, onMount } from 'solid-js';
import { VList, type VListHandle } from 'virtua/solid';
import { api } from '../bridge/client';
import { t } from '../i18n';
import { dayName } from '../i18n/time';
import type { History } from '../store/histories';
import { state } from '../store/state';
import { Icon } from '../ui/icons';
import { Spinner } from '../ui/kit';
import type { ListHandle } from './handle';
import { JumpButtons } from './jump-buttons';
import { MessageRow } from './message-row';
import { type Row, rowMaker } from './rows';

const AT_END_PX = 50;
const LOAD_PX = 900;
const READ_MS = 150;
const COUNT_MS = 5_000;
const FOLLOW_MS = 400;
const FLASH_MS = 2_000;
const FRAMES_MAX = 20;

const placedAtEnd = ({ scrollSize, viewportSize, scrollOffset }: VListHandle): boolean => scrollSize - viewportSize - scrollOffset <= AT_END_PX;

/** The messages of a chat: a virtual list that stays where it is while it grows at both ends. */
export function MessageList(props: { history: History; handle: (handle: ListHandle) => void; onDate: () => void }): JSX.Element {
  const history = props.history;
  const { shown } = history;
  const make = rowMaker(history);
  const rows = createMemo(make);
  const [atEnd, setAtEnd] = createSignal(true);
  const [placed, setPlaced] = createSignal(false);
  const [flash, setFlash] = createSignal(0);
  const [sticky, setSticky] = createSignal('');
  let list: VListHandle | undefined;
  let box!: HTMLDivElement;
  let readTimer = 0;
  /** When the list was last sent to its end by what came; a hand on it ends that. */
  let following = -Infinity;

  const indexOf = (id: number): number => rows().findIndex((row) => row.kind === 'message' && row.ids.includes(id));

  /** Where the chat opens: at the unread line, else at the end. */
  function place(): void {
    const line = rows().findIndex((row) => row.kind === 'unread');
    if (line >= 0) list?.scrollToIndex(line, { align: 'start', offset: -10 });
    else list?.scrollToIndex(rows().length - 1, { align: 'end' });
    requestAnimationFrame(() => {
      if (line < 0) list?.scrollToIndex(rows().length - 1, { align: 'end' });
      setPlaced(true);
      scrolled();
    });
  }

  createEffect(() => { history.atEnd = atEnd(); });
  createEffect(on(rows, (now, before) => {
    const { grown } = history;
    history.grown = 'none';
    clearTimeout(readTimer);
    readTimer = window.setTimeout(read, READ_MS);
    requestAnimationFrame(scrolled); // what came may have moved the end, without anybody scrolling
    if (!now.length) return void setPlaced(true);
    if (!before?.length || (grown === 'all' && !jumping)) return queueMicrotask(place);
    const mine = shown.pending.length > 0 && shown.pending.at(-1)!.id === lastId(now.at(-1));
    if (grown === 'end' && shown.last && (atEnd() || mine) && !jumping) {
      following = performance.now();
      setTimeout(scrolled, FOLLOW_MS + 50); // and looks then whether somebody left meanwhile
      queueMicrotask(() => list?.scrollToIndex(rows().length - 1, { align: 'end' }));
    }
  }));

  function scrolled(): void {
    if (!list || !placed() || jumping) return;
    const { scrollOffset, scrollSize, viewportSize } = list;
    const end = scrollSize - viewportSize - scrollOffset;
    // While the list goes to a new end, what grows moves that end away without anybody leaving it.
    const there = end <= AT_END_PX && shown.last;
    if (there || performance.now() - following > FOLLOW_MS) setAtEnd(there);
    if (scrollOffset < LOAD_PX && !shown.first) void history.older().then(() => requestAnimationFrame(scrolled));
    if (end < LOAD_PX && !shown.last) void history.newer().then(() => requestAnimationFrame(scrolled));
    const top = rows()[list.findItemIndex(scrollOffset + 4)];
    setSticky(top?.kind === 'message' ? dayName(history.get(top.ids[0]!)?.date ?? 0) : '');
    clearTimeout(readTimer);
    readTimer = window.setTimeout(read, READ_MS);
  }

  /** Tells the server how far the person has seen, while they look. */
  function read(): void {
    if (!list || !placed() || !document.hasFocus() || document.hidden) return;
    const end = list.findItemIndex(list.scrollOffset + list.viewportSize - 8);
    const id = lastId(rows()[end]);
    if (history.thread) return readThread(history.thread, id);
    const dialog = state.dialogs[history.chat];
    if (dialog?.mentions) seeMentions(rows().slice(list.findItemIndex(list.scrollOffset), end + 1));
    if (state.peers[history.chat]?.kind === 'channel') countSeen(false);
    if (dialog?.reactions && atEnd()) void api.allSeen(history.chat, 'reactions').catch(() => undefined);
    if (id > 0 && dialog && (id > dialog.readIn || dialog.marked)) void api.read(history.chat, id).catch(() => undefined);
  }

  let threadRead = 0;
  function readThread(thread: number, id: number): void {
    if (id <= threadRead) return;
    threadRead = id;
    void api.readThread(history.chat, thread, id).catch(() => undefined);
  }

  const looked = new Set<number>();
  /** Tells the server which posts are in view, and learns how often they were seen and commented on. */
  function countSeen(again: boolean): void {
    if (!list || !placed() || document.hidden) return;
    const end = list.findItemIndex(list.scrollOffset + list.viewportSize - 8);
    const ids = rows().slice(list.findItemIndex(list.scrollOffset), end + 1).flatMap((row) => (row.kind === 'message' ? row.ids : []))
      .filter((id) => id > 0 && history.get(id)?.views !== undefined);
    const fresh = ids.filter((id) => !looked.has(id));
    for (const id of fresh) looked.add(id);
    const old = ids.filter((id) => !fresh.includes(id));
    if (fresh.length) void api.look(history.chat, fresh, true).catch(() => undefined);
    if (again && old.length) void api.look(history.chat, old, false).catch(() => undefined);
  }

  const seen = new Set<number>();
  /** Mentions that are in view are seen. */
  function seeMentions(inView: Row[]): void {
    for (const row of inView) {
      for (const id of row.kind === 'message' ? row.ids : []) {
        if (id <= 0 || !history.get(id)?.unseen || seen.has(id)) continue;
        seen.add(id);
        void api.seen(history.chat, id, 'mentions').catch(() => undefined);
      }
    }
  }

  let jumping = false;
  async function jump(id: number): Promise<void> {
    jumping = true;
    try {
      if (indexOf(id) < 0) await history.around(id);
      const index = indexOf(id);
      if (index < 0) return;
      list?.scrollToIndex(index, { align: 'center' });
      await new Promise(requestAnimationFrame);
      list?.scrollToIndex(indexOf(id), { align: 'center' });
      setFlash(id);
      setTimeout(() => setFlash((now) => (now === id ? 0 : now)), FLASH_MS);
    } finally {
      jumping = false;
      scrolled();
    }
  }

  async function toEnd(): Promise<void> {
    const end = (smooth: boolean): void => list?.scrollToIndex(rows().length - 1, { align: 'end', smooth });
    if (shown.last) {
      end(true);
      return void setAtEnd(true);
    }
    // Another window is no way to glide along, and nothing else may place the list meanwhile.
    jumping = true;
    try {
      await history.newest();
      // Rows are measured as they come into view, and so the end moves for some frames.
      for (let frame = 0; frame < FRAMES_MAX && !(list && placedAtEnd(list)); frame++) {
        end(false);
        await new Promise(requestAnimationFrame);
      }
      setAtEnd(true);
    } finally {
      jumping = false;
      scrolled();
    }
  }

  onMount(() => {
    props.handle({
      jump, toEnd,
      toDate: async (date) => {
        const id = await history.atDate(date);
        if (id !== undefined) await jump(id);
      },
      focus: () => (box.querySelector<HTMLElement>('[role=article]:last-of-type') ?? box).focus(),
    });
    history.viewers++;
    void history.open();
    const counting = setInterval(() => state.peers[history.chat]?.kind === 'channel' && !history.thread && countSeen(true), COUNT_MS);
    addEventListener('focus', read);
    const sized = new ResizeObserver(() => {
      if (atEnd() && placed()) list?.scrollToIndex(rows().length - 1, { align: 'end' });
      else scrolled();
    });
    sized.observe(box);
    onCleanup(() => {
      history.viewers--;
      clearInterval(counting);
      removeEventListener('focus', read);
      clearTimeout(readTimer);
      sized.disconnect();
    });
  });

  const held = (): void => { following = -Infinity; };

  /** Arrow keys walk through the messages. */
  function keys(event: KeyboardEvent): void {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    const articles = [...box.querySelectorAll<HTMLElement>('[role=article]')];
    const here = articles.indexOf(document.activeElement as HTMLElement);
    const next = articles[here < 0 ? articles.length - 1 : here + (event.key === 'ArrowUp' ? -1 : 1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  }

  return (
    <div class="history" ref={box} onKeyDown={(event) => { held(); keys(event); }} onWheel={held} onPointerDown={held} onTouchMove={held}>
      <Show when={sticky()}>
        <button type="button" class="day-chip sticky" onClick={() => props.onDate()} title={t('chat.toDate')}>{sticky()}</button>
      </Show>
      <Show when={shown.loaded && !rows().length}>
        <div class="empty"><p>{t('chat.empty')}</p><p class="note">{t('chat.emptyHint')}</p></div>
      </Show>
      <Show when={!shown.loaded && shown.loading}><div class="history-loading"><Spinner /></div></Show>
      <VList
        ref={(handle) => { list = handle; }} data={rows()} shift={history.grown === 'start'} class="history-scroll" classList={{ placed: placed() }}
        role="log" aria-live="off" aria-label={t('chat.history')} tabIndex={0} bufferSize={400} onScroll={scrolled}
      >
        {(row: Row) => (
          <Switch>
            <Match when={row.kind === 'day' && row}>
              {(one) => <h3 class="day-line"><span class="day-chip">{dayName((one() as { date: number }).date)}</span></h3>}
            </Match>
            <Match when={row.kind === 'unread'}><p class="unread-line">{t('chat.unreadLine')}</p></Match>
            <Match when={row.kind === 'message' && row}>
              {(one) => <MessageRow row={one() as Extract<Row, { kind: 'message' }>} history={history} flash={flash()} />}
            </Match>
          </Switch>
        )}
      </VList>
      <Show when={placed() && !atEnd() && rows().length}>
        <button type="button" class="to-end" aria-label={t('chat.toEnd')} title={t('chat.toEnd')} onClick={() => void toEnd()}>
          <Icon name="down" />
          <Show when={state.dialogs[history.chat]?.unread}>{(count) => <span class="badge">{count()}</span>}</Show>
        </button>
      </Show>
      <Show when={placed() && !history.thread}><JumpButtons chat={history.chat} low={atEnd()} jump={jump} /></Show>
    </div>
  );
}

function lastId(row: Row | undefined): number {
  return row?.kind === 'message' ? row.ids.at(-1)! : 0;
}
