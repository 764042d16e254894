import { type JSX, Show, createResource } from 'solid-js';
import { api } from '../bridge/client';
import type { PeerId } from '../bridge/model';
import { t } from '../i18n';
import { state } from '../store/state';
import { Avatar } from '../ui/avatar';
import { type Choice, Menu } from '../ui/menu';
import { shownName } from '../ui/names';
import { complain } from '../ui/toasts';

/** Chooses in whose name one writes in a supergroup: one's own, the group's, or a channel's. */
export function SendAs(props: { chat: PeerId; now: PeerId | undefined; onPick: (peer: PeerId) => void }): JSX.Element {
  const [offered] = createResource(
    () => (state.peers[props.chat]?.kind === 'supergroup' && !state.peers[props.chat]?.left ? props.chat : undefined),
    (chat) => api.sendAs(chat).then((found) => {
      if (chat === props.chat && found.now) props.onPick(found.now);
      return found.offered;
    }).catch((): PeerId[] => []),
  );
  const now = (): PeerId => props.now ?? state.self;
  const pick = (peer: PeerId): void => {
    const before = now();
    props.onPick(peer);
    void api.setSendAs(props.chat, peer).catch((error: unknown) => { props.onPick(before); complain(error); });
  };
  const choices = (): Choice[] => (offered.latest ?? []).map((id) => ({
    icon: id === now() ? 'check' : id === state.self ? 'user' : state.peers[id]?.kind === 'channel' ? 'megaphone' : 'users',
    label: shownName(state.peers[id]), run: () => pick(id),
  }));
  return (
    <Show when={(offered.latest?.length ?? 0) > 1}>
      <Menu icon="user" label={t('sendAs', { name: `\u2068${shownName(state.peers[now()])}\u2069` })} choices={choices} class="send-as">
        <Avatar peer={now()} size={28} person />
      </Menu>
    </Show>
  );
}
