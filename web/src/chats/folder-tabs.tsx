import { For, type JSX, Show } from 'solid-js';
import { t } from '../i18n';
import { chosenFolder, folderUnread, setChosenFolder } from '../store/folders';
import { state } from '../store/state';

/** The folders above the list of chats, where there are any. */
export function FolderTabs(): JSX.Element {
  const ids = () => [0, ...state.folders.map((one) => one.id)];
  let box!: HTMLDivElement;
  function keys(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    const turned = document.dir === 'rtl' ? -step : step;
    const next = (ids().indexOf(chosenFolder()) + turned + ids().length) % ids().length;
    setChosenFolder(ids()[next]!);
    box.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  }
  return (
    <Show when={state.folders.length}>
      <div class="tabs folder-tabs" role="tablist" aria-label={t('folders')} ref={box} onKeyDown={keys}>
        <For each={ids()}>
          {(id) => (
            <button type="button" role="tab" aria-selected={chosenFolder() === id} tabIndex={chosenFolder() === id ? 0 : -1} onClick={() => setChosenFolder(id)}>
              <bdi>{id ? state.folders.find((one) => one.id === id)?.title : t('folder.all')}</bdi>
              <Show when={id && folderUnread(id)}>{(n) => <span class="badge">{n()}</span>}</Show>
            </button>
          )}
        </For>
      </div>
    </Show>
  );
}
