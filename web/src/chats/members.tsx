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
import { PeerRow, folded } from './search-results';
import { complain } from '../ui/toasts';

const PATIENCE_MS = 300;
/** So many are found by looking. */
const FEW = 8;

/** What one may do about who is in a group or channel. */
export function Members(props: { chat: PeerId }): JSX.Element {
  const peer = () => state.peers[props.chat];
  const [adding, setAdding] = createSignal(false);
  const [leaving, setLeaving] = createSignal<'leave' | 'delete'>();
  const [query, setQuery] = createSignal('');
  const [members, { refetch }] = createResource(() => ({ chat: props.chat, q: query() }), ({ chat, q }) => api.members(chat, q).catch(() => []));
  const found = () => {
    const wanted = folded(query());
    return wanted && peer()?.kind === 'group' ? (members.latest ?? []).filter((one) => folded(shownName(state.peers[one.id])).includes(wanted)) : members.latest;
  };
  let timer = 0;
  const typed = (text: string): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => setQuery(text.trim()), PATIENCE_MS);
  };
  const mayAdd = () => peer()?.creator || peer()?.rights?.invite || (peer()?.kind === 'group' && !peer()?.left);
  const leave = (): void => {
    const how = leaving();
    setLeaving(undefined);
    go('');
    (how === 'delete' ? api.deleteGroup(props.chat) : api.leave(props.chat)).catch(complain);
  };
  const choices = (one: Member): Choice[] => {
    const list: Choice[] = [];
    if (one.id === state.self || one.role === 'creator') return list;
    const name = `\u2068${shownName(state.peers[one.id])}\u2069`;
    const group = peer()?.kind !== 'channel';
    if (peer()?.creator || peer()?.rights?.addAdmins) {
      list.push({ icon: 'shield', label: t(one.role === 'admin' ? 'admin.edit' : 'admin.make', { name }), run: () => askRights(props.chat, one.id, 'admin') });
    }
    if (peer()?.creator && !state.peers[one.id]?.bot) {
      list.push({ icon: 'crown', label: t('owner.make', { name }), run: () => askRights(props.chat, one.id, 'owner') });
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
        <Show when={!peer()?.creator || peer()?.kind === 'group'}>
          <button type="button" class="setting-row danger" onClick={() => setLeaving('leave')}><Icon name="logout" />{t('chat.leave')}</button>
        </Show>
        <Show when={peer()?.creator}>
          <button type="button" class="setting-row danger" onClick={() => setLeaving('delete')}><Icon name="trash" />{t('chat.deleteGroup')}</button>
        </Show>
      </Show>
      <Show when={members.latest?.length || query()}>
        <h2 class="group-title">{t('info.members')}</h2>
        <Show when={query() || (peer()?.members ?? 0) > FEW}>
          <div class="member-search">
            <input type="search" class="modal-search" aria-label={t('info.findMember')} placeholder={t('info.findMember')} onInput={(event) => typed(event.currentTarget.value)} />
          </div>
        </Show>
        <ul class="plain-list">
          <For each={found()} fallback={<li class="empty">{t('search.nothing')}</li>}>
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
      <Modal open={leaving() !== undefined} onClose={() => setLeaving(undefined)} title={t(leaving() === 'delete' ? 'chat.deleteGroup' : 'chat.leave')}>
        <p>{t(leaving() === 'delete' ? 'chat.deleteGroupAsk' : 'chat.leaveAsk', { name: `\u2068${nameOf(peer())}\u2069` })}</p>
        <footer class="modal-foot">
          <Button onClick={() => setLeaving(undefined)}>{t('ui.cancel')}</Button>
          <Button kind="danger" onClick={leave}>{t(leaving() === 'delete' ? 'ui.delete' : 'chat.leave')}</Button>
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
