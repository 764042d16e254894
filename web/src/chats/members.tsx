import { For, type JSX, Show, createResource, createSignal } from 'solid-js';
import { api } from '../bridge/client';
import type { PeerId } from '../bridge/model';
import { t } from '../i18n';
import { go, openChat } from '../store/route';
import { state } from '../store/state';
import { Icon } from '../ui/icons';
import { Button, Modal } from '../ui/kit';
import { nameOf, shownName } from '../ui/names';
import { type Choice, Menu } from '../ui/menu';
import { askRights } from '../groups/asked';
import type { Member } from '../worker/groups';
import { ChoosePeople } from './choose-people';
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
  const choices = (one: Member): Choice[] => {
    const list: Choice[] = [];
    if (one.id === state.self || one.role === 'creator') return list;
    const name = `\u2068${shownName(state.peers[one.id])}\u2069`;
    const group = peer()?.kind !== 'channel';
    if (peer()?.creator || peer()?.rights?.addAdmins) {
      list.push({ icon: 'shield', label: t(one.role === 'admin' ? 'admin.edit' : 'admin.make', { name }), run: () => askRights(props.chat, one.id, 'admin') });
    }
    if (!(peer()?.creator || (peer()?.rights?.ban && one.role === 'member'))) return list;
    if (group && one.role === 'member') {
      list.push({ icon: 'lock', label: t('member.restrict', { name }), run: () => askRights(props.chat, one.id, 'restrict') });
    }
    list.push({ icon: 'block', label: t('member.removeIt'), danger: true, run: () => void api.removeMember(props.chat, one.id).then(() => refetch()).catch(complain) });
    return list;
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
                <PeerRow person peer={one.id} onOpen={() => openChat(one.id)} />
                <Show when={one.role !== 'member'}><small class="role">{t(one.role === 'creator' ? 'member.creator' : 'member.admin')}</small></Show>
                <Show when={choices(one).length}>
                  <Menu icon="more" label={t('member.menu', { name: shownName(state.peers[one.id]) })} choices={() => choices(one)} />
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
