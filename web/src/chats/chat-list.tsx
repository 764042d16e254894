import { For, type JSX, Show, createEffect, createSignal, on } from 'solid-js';
import { t } from '../i18n';
import { go, openChat, openedChat } from '../store/route';
import { listOrder, state } from '../store/state';
import { IconButton } from '../ui/kit';
import { Icon } from '../ui/icons';
import { ChatRow } from './chat-row';
import { ofFolder, chosenFolder } from '../store/folders';
import { foundText } from '../store/finding';
import { inviteHash, setJoining } from '../store/joining';
import { ConnectionBar } from './connection-bar';
import { FolderTabs } from './folder-tabs';
import { MainMenu } from './main-menu';
import { SearchResults } from './search-results';

/** The column of chats: menu and search on top, rows below. */
export function ChatList(): JSX.Element {
  const [archive, setArchive] = createSignal(false);
  const [query, setQuery] = createSignal('');
  const [searching, setSearching] = createSignal(false);
  let field!: HTMLInputElement;
  createEffect(on(foundText, (wanted) => {
    if (!wanted) return;
    if (matchMedia('(width < 600px)').matches) go('');
    setQuery(wanted.text);
    setSearching(true);
  }, { defer: true }));
  const close = (): void => {
    setQuery('');
    setSearching(false);
    field.blur();
  };
  /** An invite link that is pasted here is followed. */
  const typed = (text: string): void => {
    const invite = inviteHash(text);
    setQuery(text);
    if (!invite) return;
    close();
    setJoining(invite);
  };
  return (
    <nav class="pane" aria-label={t('chats')}>
      <header class="list-head">
        <Show
          when={searching() || archive()}
          fallback={<MainMenu />}
        >
          <IconButton icon="back" label={t('chat.back')} onClick={() => { close(); setArchive(false); }} />
        </Show>
        <div class="search-box">
          <Icon name="search" size={20} />
          <input
            ref={field} id="search" type="search" role="searchbox" placeholder={t('chats.search')} aria-label={t('chats.search')} value={query()}
            onFocus={() => setSearching(true)} onInput={(event) => typed(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Escape' && (event.stopPropagation(), close())}
          />
        </div>
      </header>
      <ConnectionBar />
      <Show when={!searching() && !archive()}><FolderTabs /></Show>
      <Show when={searching()} fallback={<Rows archived={archive()} onArchive={() => setArchive(true)} />}>
        <SearchResults query={query()} onDone={close} />
      </Show>
      <Show when={!searching()}>
        <IconButton class="fab" icon="pencil" label={t('chats.new')} onClick={() => go('contacts')} />
      </Show>
    </nav>
  );
}

function Rows(props: { archived: boolean; onArchive: () => void }): JSX.Element {
  const main = listOrder(false);
  const archived = listOrder(true);
  const ids = () => (props.archived ? archived() : ofFolder(chosenFolder() ? [...main(), ...archived()] : main()));
  const [active, setActive] = createSignal(0);
  let box!: HTMLDivElement;
  createEffect(on(openedChat, (chat) => {
    const at = chat === undefined ? -1 : ids().indexOf(chat);
    if (at >= 0) setActive(at);
  }));

  function move(event: KeyboardEvent): void {
    const last = ids().length - 1;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8, Home: -last, End: last };
    const step = steps[event.key];
    const here = ids()[active()];
    if (event.key === 'Enter' && here !== undefined) openChat(here);
    if (step === undefined) return;
    event.preventDefault();
    setActive((old) => Math.min(last, Math.max(0, old + step)));
    box.querySelectorAll<HTMLElement>('[role=option]')[active()]?.focus();
  }

  return (
    <div class="rows-scroll">
      <Show when={!props.archived && !chosenFolder() && archived().length}>
        <button type="button" class="archive-row" onClick={() => props.onArchive()}>
          <Icon name="archive" /> {t('chats.archive')} <span class="badge quiet">{archived().length}</span>
        </button>
      </Show>
      <Show when={ids().length} fallback={<Show when={!chosenFolder()} fallback={<p class="empty">{t('folder.empty')}</p>}><Empty /></Show>}>
        <div class="rows" role="listbox" aria-label={t('chats')} ref={box} onKeyDown={move}>
          <For each={ids()}>
            {(id, index) => (
              <ChatRow chat={id} tabIndex={index() === active() ? 0 : -1} open={openedChat() === id} onFocus={() => setActive(index())} />
            )}
          </For>
        </div>
      </Show>
    </div>
  );
}

function Empty(): JSX.Element {
  return (
    <Show when={state.connection === 'connected'} fallback={<div class="skeletons" aria-hidden="true"><i /><i /><i /><i /><i /></div>}>
      <div class="empty">
        <p>{t('chats.empty')}</p>
        <p class="note">{t('chats.emptyHint')}</p>
        <button type="button" class="button main" onClick={() => go('contacts')}>{t('contacts')}</button>
      </div>
    </Show>
  );
}
