import { For, type JSX, Show, createResource, createSignal } from 'solid-js';
import { api } from '../bridge/client';
import type { PeerId } from '../bridge/model';
import { t } from '../i18n';
import { state } from '../store/state';
import { Button } from '../ui/kit';
import { shownName } from '../ui/names';

/** Contacts to tick. */
export function ChoosePeople(props: { action: string; chosen?: PeerId[]; onDone: (ids: PeerId[]) => void }): JSX.Element {
  const [contacts] = createResource(() => api.contacts());
  const ids = () => (contacts.latest ? [...new Set([...(props.chosen ?? []), ...contacts.latest])] : []);
  const [chosen, setChosen] = createSignal<PeerId[]>(props.chosen ?? []);
  const toggle = (id: PeerId, on: boolean): void => void setChosen((old) => (on ? [...old, id] : old.filter((one) => one !== id)));
  return (
    <>
      <ul class="plain-list">
        <For each={ids()}>
          {(id) => (
            <li>
              <label class="check"><input type="checkbox" checked={chosen().includes(id)} onChange={(event) => toggle(id, event.currentTarget.checked)} /><bdi>{shownName(state.peers[id])}</bdi></label>
            </li>
          )}
        </For>
      </ul>
      <Show when={!contacts.loading && !ids().length}><p class="note">{t('contacts.none')}</p></Show>
      <footer class="modal-foot"><Button kind="main" onClick={() => props.onDone(chosen())}>{props.action}</Button></footer>
    </>
  );
}
