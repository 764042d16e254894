import { For, type JSX, Show, createSignal } from 'solid-js';
import { createStore } from 'solid-js/store';
import { api } from '../bridge/client';
import type { Folder, PeerId } from '../bridge/model';
import { t } from '../i18n';
import { listOrder, state } from '../store/state';
import { Icon } from '../ui/icons';
import { Button, Field, IconButton, Switch } from '../ui/kit';
import { nameOf } from '../ui/names';
import { complain } from '../ui/toasts';

const KINDS = ['contacts', 'others', 'groups', 'channels', 'bots'] as const;
const CONDITIONS = ['notMuted', 'unreadOnly'] as const;
const TITLE_MAX = 12;

const EMPTY: Folder = {
  id: 0, title: '', contacts: false, others: false, groups: false, channels: false, bots: false, notMuted: false, unreadOnly: false, include: [], exclude: [],
};

/** The folders, their order, and making and changing one. */
export function Folders(): JSX.Element {
  const [editing, setEditing] = createSignal<Folder>();
  const up = (index: number): void => {
    const order = state.folders.map((one) => one.id);
    const [moved] = order.splice(index, 1);
    order.splice(index - 1, 0, moved!);
    void api.orderFolders(order).catch(complain);
  };
  const title = (one: Folder): string => `\u2068${one.title}\u2069`;
  return (
    <Show when={editing()} keyed fallback={
      <>
        <p class="note pane-form">{t('folders.hint')}</p>
        <button type="button" class="setting-row" onClick={() => setEditing(EMPTY)}><Icon name="plus" />{t('folder.new')}</button>
        <ul class="plain-list">
          <For each={state.folders}>
            {(one, index) => (
              <li class="session">
                <Icon name="folder" />
                <span class="peer-text"><b dir="auto">{one.title}</b></span>
                <Show when={index()}><IconButton icon="up" label={t('folder.up', { name: title(one) })} onClick={() => up(index())} /></Show>
                <IconButton icon="edit" label={t('folder.edit', { name: title(one) })} onClick={() => setEditing(one)} />
              </li>
            )}
          </For>
        </ul>
      </>
    }>
      {(folder) => <FolderForm folder={folder} onDone={() => setEditing(undefined)} />}
    </Show>
  );
}

function FolderForm(props: { folder: Folder; onDone: () => void }): JSX.Element {
  const [folder, setFolder] = createStore<Folder>({ ...props.folder, include: [...props.folder.include], exclude: [...props.folder.exclude] });
  const [busy, setBusy] = createSignal(false);
  const run = async (work: Promise<void>): Promise<void> => {
    setBusy(true);
    try {
      await work;
      props.onDone();
    } catch (error) {
      complain(error);
      setBusy(false);
    }
  };
  const ready = () => folder.title.trim() && (folder.include.length || KINDS.some((one) => folder[one]));
  return (
    <form onSubmit={(event) => { event.preventDefault(); if (ready()) void run(api.saveFolder({ ...folder, title: folder.title.trim() })); }}>
      <div class="pane-form">
        <Field label={t('folder.name')} maxlength={TITLE_MAX} dir="auto" autofocus required value={folder.title} onInput={(event) => setFolder('title', event.currentTarget.value)} />
      </div>
      <h2 class="group-title">{t('folder.kinds')}</h2>
      <For each={KINDS}>{(one) => <Switch label={t(`folder.${one}`)} checked={folder[one]} onChange={(on) => setFolder(one, on)} />}</For>
      <For each={CONDITIONS}>{(one) => <Switch label={t(`folder.${one}`)} checked={folder[one]} onChange={(on) => setFolder(one, on)} />}</For>
      <Chosen title={t('folder.include')} ids={folder.include} without={folder.exclude} onChange={(ids) => setFolder('include', ids)} />
      <Chosen title={t('folder.exclude')} ids={folder.exclude} without={folder.include} onChange={(ids) => setFolder('exclude', ids)} />
      <footer class="modal-foot pane-form">
        <Show when={props.folder.id}>
          <Button kind="danger" disabled={busy()} onClick={() => void run(api.removeFolder(props.folder.id))}>{t('folder.delete')}</Button>
        </Show>
        <Button onClick={() => props.onDone()}>{t('ui.cancel')}</Button>
        <Button type="submit" kind="main" busy={busy()} disabled={!ready()}>{t('settings.save')}</Button>
      </footer>
    </form>
  );
}

/** Chats to tick, those of the list. */
function Chosen(props: { title: string; ids: PeerId[]; without: PeerId[]; onChange: (ids: PeerId[]) => void }): JSX.Element {
  const order = listOrder(false);
  const offered = () => [...new Set([...props.ids, ...order()])].filter((id) => !props.without.includes(id));
  return (
    <fieldset class="choices folder-chats">
      <legend class="group-title">{props.title}</legend>
      <For each={offered()}>
        {(id) => (
          <label class="choice-row">
            <input
              type="checkbox" checked={props.ids.includes(id)}
              onChange={(event) => props.onChange(event.currentTarget.checked ? [...props.ids, id] : props.ids.filter((one) => one !== id))}
            />
            <bdi>{nameOf(state.peers[id])}</bdi>
          </label>
        )}
      </For>
    </fieldset>
  );
}
