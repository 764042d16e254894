import { For, type JSX, Show, createResource, createSignal } from 'solid-js';
import { api } from '../bridge/client';
import type { PeerId } from '../bridge/model';
import { t } from '../i18n';
import { go, openChat } from '../store/route';
import { state } from '../store/state';
import { Icon } from '../ui/icons';
import { Button, IconButton, Modal } from '../ui/kit';
import { nameOf, shownName } from '../ui/names';
import { PeerRow } from './search-results';
import { complain } from '../ui/toasts';

/** What one may do about who is in a group or channel. */
export function Members(props: { chat: PeerId }): JSX.Element {
  const peer = () => state.peers[props.chat];
  const [adding, setAdding] = createSignal(false);
  const [leaving, setLeaving] = createSignal(false);
  const [members, { refetch }] = createResource(() => props.chat, (chat) => api.members(chat).catch(() => []));
  const mayAdd = () => peer()?.creator || peer()?.rights?.invite || (peer()?.kind === 'group' && !peer()?.left);
  const leave = (): void => {
    setLeaving(false);
    go('');
    api.leave(props.chat).catch(complain);
  };
  return (
    <>
      <Show when={mayAdd()}>
        <button type="button" class="setting-row" onClick={() => setAdding(true)}><Icon name="plus" />{t('info.addMembers')}</button>
      </Show>
      <Show when={!peer()?.left}>
        <button type="button" class="setting-row danger" onClick={() => setLeaving(true)}><Icon name="logout" />{t('chat.leave')}</button>
      </Show>
      <Show when={members.latest?.length}>
        <h2 class="group-title">{t('info.members')}</h2>
        <ul class="plain-list">
          <For each={members.latest}>
            {(one) => (
              <li class="member">
                <PeerRow peer={one.id} onOpen={() => openChat(one.id)} />
                <Show when={one.role !== 'member'}><small class="role">{t(one.role === 'creator' ? 'member.creator' : 'member.admin')}</small></Show>
                <Show when={one.role === 'member' && one.id !== state.self && (peer()?.creator || peer()?.rights?.ban)}>
                  <IconButton icon="close" label={t('member.remove', { name: shownName(state.peers[one.id]) })} onClick={() => void api.removeMember(props.chat, one.id).then(() => refetch()).catch(complain)} />
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Modal open={leaving()} onClose={() => setLeaving(false)} title={t('chat.leave')}>
        <p>{t('chat.leaveAsk', { name: `\u2068${nameOf(peer())}\u2069` })}</p>
        <footer class="modal-foot">
          <Button onClick={() => setLeaving(false)}>{t('ui.cancel')}</Button>
          <Button kind="danger" onClick={leave}>{t('chat.leave')}</Button>
        </footer>
      </Modal>
      <Modal open={adding()} onClose={() => setAdding(false)} title={t('info.addMembers')}>
        <ChoosePeople action={t('ui.add')} onDone={(ids) => {
          setAdding(false);
          if (ids.length) void api.invite(props.chat, ids).then(() => refetch()).catch(complain);
        }} />
      </Modal>
    </>
  );
}

/** Contacts to tick. */
export function ChoosePeople(props: { action: string; onDone: (ids: PeerId[]) => void }): JSX.Element {
  const [ids] = createResource(() => api.contacts());
  const [chosen, setChosen] = createSignal<PeerId[]>([]);
  const toggle = (id: PeerId, on: boolean): void => void setChosen((old) => (on ? [...old, id] : old.filter((one) => one !== id)));
  return (
    <>
      <ul class="plain-list">
        <For each={ids.latest ?? []}>
          {(id) => (
            <li>
              <label class="check"><input type="checkbox" onChange={(event) => toggle(id, event.currentTarget.checked)} /><bdi>{shownName(state.peers[id])}</bdi></label>
            </li>
          )}
        </For>
      </ul>
      <Show when={!ids.loading && !ids.latest?.length}><p class="note">{t('contacts.none')}</p></Show>
      <footer class="modal-foot"><Button kind="main" onClick={() => props.onDone(chosen())}>{props.action}</Button></footer>
    </>
  );
}
