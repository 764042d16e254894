import { type JSX, Show, createSignal, onCleanup } from 'solid-js';
import { api } from '../bridge/client';
import type { Message, PeerId } from '../bridge/model';
import { t } from '../i18n';
import { IconButton } from '../ui/kit';
import { complain } from '../ui/toasts';
import { listHandle } from './handle';

const PATIENCE_MS = 300;

/** Finds messages of one chat, and goes from one to the next. */
export function SearchBar(props: { chat: PeerId; onClose: () => void }): JSX.Element {
  const [found, setFound] = createSignal<Message[]>();
  const [at, setAt] = createSignal(0);
  let timer = 0;
  let asked = '';
  onCleanup(() => clearTimeout(timer));

  function show(index: number): void {
    const message = found()?.[index];
    if (!message) return;
    setAt(index);
    void listHandle()?.jump(message.id);
  }

  function typed(query: string): void {
    clearTimeout(timer);
    asked = query.trim();
    if (!asked) return void setFound(undefined);
    timer = window.setTimeout(() => {
      const wanted = asked;
      api.searchIn(props.chat, wanted).then((list) => {
        if (wanted !== asked) return;
        setFound(list);
        show(0);
      }).catch(complain);
    }, PATIENCE_MS);
  }

  return (
    <div class="search-bar" role="search">
      <input
        type="search" class="modal-search" autofocus aria-label={t('chat.search')} placeholder={t('chat.search')}
        ref={(field) => queueMicrotask(() => field.focus())}
        onInput={(event) => typed(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') { event.stopPropagation(); props.onClose(); }
          if (event.key === 'Enter') show(event.shiftKey ? at() - 1 : at() + 1);
        }}
      />
      <Show when={found()}>
        {(list) => <span role="status">{list().length ? `${at() + 1}/${list().length}` : t('search.nothing')}</span>}
      </Show>
      <IconButton icon="up" label={t('chat.previousResult')} disabled={at() + 1 >= (found()?.length ?? 0)} onClick={() => show(at() + 1)} />
      <IconButton icon="down" label={t('chat.nextResult')} disabled={at() === 0} onClick={() => show(at() - 1)} />
      <IconButton icon="close" label={t('ui.close')} onClick={() => props.onClose()} />
    </div>
  );
}
