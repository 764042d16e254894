import { type JSX, Show, createResource, createSignal, onCleanup } from 'solid-js';
import { api, listen } from '../bridge/client';
import type { PeerId } from '../bridge/model';
import { t } from '../i18n';
import { Icon } from '../ui/icons';
import { IconButton } from '../ui/kit';
import { snippet } from '../ui/names';
import { complain } from '../ui/toasts';
import { setAskedWindow } from './asked';
import { listHandle } from './handle';

/** The pinned messages of a chat, one at a time: a click goes to it and shows the one before. */
export function PinnedBar(props: { chat: PeerId; mayUnpin: boolean }): JSX.Element {
  const [pinned, { refetch }] = createResource(() => props.chat, (chat) => api.pinned(chat).catch(() => []));
  const [at, setAt] = createSignal(0);
  onCleanup(listen((event) => {
    if (event.type === 'refresh' && (event.chat === undefined || event.chat === props.chat)) void refetch();
    if (event.type === 'deleted' && pinned.latest?.some((one) => event.ids.includes(one.id))) void refetch();
  }));
  const shown = () => {
    const list = pinned.latest ?? [];
    return list[at() % Math.max(1, list.length)];
  };
  const go = (id: number): void => {
    void listHandle()?.jump(id);
    setAt((old) => old + 1);
  };
  return (
    <Show when={shown()}>
      {(message) => (
        <div class="pinned-bar">
          <Icon name="pin" size={20} />
          <button type="button" class="above-text plain" onClick={() => go(message().id)}>
            <b>{t('chat.pinnedMessage')}{(pinned.latest?.length ?? 0) > 1 ? ` ${(at() % pinned.latest!.length) + 1}/${pinned.latest!.length}` : ''}</b>
            <span dir="auto">{snippet(message())}</span>
          </button>
          <Show when={(pinned.latest?.length ?? 0) > 1}>
            <IconButton icon="list" label={t('pins')} onClick={() => setAskedWindow({ kind: 'pinned', chat: props.chat, mayUnpin: props.mayUnpin })} />
          </Show>
          <Show when={props.mayUnpin}>
            <IconButton icon="close" label={t('chat.unpin')} onClick={() => void api.pinMessage(props.chat, message().id, false, true).then(() => refetch()).catch(complain)} />
          </Show>
        </div>
      )}
    </Show>
  );
}
