import { For, type JSX, createSignal, onCleanup, onMount } from 'solid-js';
import { type Word, t } from '../i18n';
import { go, openChat, openedChat, route } from '../store/route';
import { listOrder, state } from '../store/state';
import { clearSelection, selection } from '../history/selection';
import { Modal } from './kit';

const LIST: [string, Word][] = [
  ['Ctrl+Shift+F', 'keys.search'], ['Ctrl+F', 'keys.searchChat'], ['Alt+↑ Alt+↓', 'keys.nextChat'], ['Ctrl+Shift+S', 'keys.saved'],
  ['↑', 'keys.editLast'], ['Ctrl+↑ Ctrl+↓', 'keys.replyWalk'], ['Ctrl+B I U K', 'keys.format'], ['F6', 'keys.move'], ['Esc', 'keys.close'], ['?', 'keys.list'],
];

const find = (selector: string): HTMLElement | null => document.querySelector<HTMLElement>(selector);
const typing = (event: KeyboardEvent): boolean =>
  event.target instanceof HTMLElement && (event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName));

/** Asks the chat that is open to show its search. */
export const [searchAsked, askSearch] = createSignal(0);

/** From the list to the messages to the field, and round. */
function nextRegion(back: boolean): void {
  const regions = ['[role=listbox] [tabindex="0"]', '.history-scroll', '.composer textarea'].map(find);
  const places = ['.list-column', '.history', '.composer'].map(find);
  const here = places.findIndex((one) => one?.contains(document.activeElement));
  for (let step = 1; step <= 3; step++) {
    const target = regions[(here + (back ? -step : step) + 6) % 3];
    if (target) return target.focus();
  }
}

/** The keys that work everywhere, and a list of them. */
export function Shortcuts(): JSX.Element {
  const [help, setHelp] = createSignal(false);
  const order = listOrder(false);

  function walk(step: number): void {
    const ids = order();
    const at = ids.indexOf(openedChat() ?? 0);
    const next = ids[at < 0 ? 0 : Math.min(ids.length - 1, Math.max(0, at + step))];
    if (next !== undefined) openChat(next);
  }

  function keys(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || find('[role=dialog], [role=menu]')) return;
    const control = event.ctrlKey || event.metaKey;
    const does = ((): (() => void) | undefined => {
      if (event.altKey && event.key === 'ArrowDown') return () => walk(1);
      if (event.altKey && event.key === 'ArrowUp') return () => walk(-1);
      if (event.key === 'F6') return () => nextRegion(event.shiftKey);
      if (control && event.shiftKey && event.code === 'KeyF') return () => { go(''); queueMicrotask(() => find('#search')?.focus()); };
      if (control && event.shiftKey && event.code === 'KeyS') return () => openChat(state.self);
      if (control && event.code === 'KeyF' && openedChat()) return () => askSearch((old) => old + 1);
      if (event.key === 'Escape') return close;
      if (event.key === '?' && !typing(event)) return () => setHelp(true);
      return undefined;
    })();
    if (does) {
      event.preventDefault();
      does();
      return;
    }
    // A letter outside a field goes to the message that is being written.
    if (!control && !event.altKey && event.key.length === 1 && event.key !== ' ' && !typing(event)) find('.composer textarea')?.focus();
  }

  function close(): void {
    if (selection.ids.length) clearSelection();
    else if (route().view !== 'none') go('');
  }

  onMount(() => addEventListener('keydown', keys));
  onCleanup(() => removeEventListener('keydown', keys));
  return (
    <Modal open={help()} onClose={() => setHelp(false)} title={t('keys.title')}>
      <dl class="keys">
        <For each={LIST}>{([key, word]) => <div><dt><kbd>{key}</kbd></dt><dd>{t(word)}</dd></div>}</For>
      </dl>
    </Modal>
  );
}
