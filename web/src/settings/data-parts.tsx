import { For, type JSX, Show, createResource } from 'solid-js';
import { api } from '../bridge/client';
import { t } from '../i18n';
import { bytes } from '../i18n/time';
import { state } from '../store/state';
import { Avatar } from '../ui/avatar';
import { Button } from '../ui/kit';
import { nameOf } from '../ui/names';
import { complain, toast } from '../ui/toasts';

export function Storage(): JSX.Element {
  const [used, { refetch }] = createResource(async () => (await navigator.storage?.estimate?.())?.usage ?? 0);
  const clear = (): void => {
    void api.clearKept().then(() => refetch()).then(() => toast(t('settings.dataCleared'))).catch(complain);
  };
  return (
    <div class="pane-form">
      <p>{t('settings.dataUsed', { size: bytes(used() ?? 0) })}</p>
      <Button onClick={clear}>{t('settings.dataClear')}</Button>
    </div>
  );
}

export function Blocked(): JSX.Element {
  const [ids, { refetch }] = createResource(() => api.blocked());
  return (
    <Show when={ids.latest?.length} fallback={<p class="empty">{ids.loading ? '' : t('settings.noBlocked')}</p>}>
      <ul class="plain-list">
        <For each={ids.latest}>
          {(id) => (
            <li class="session">
              <Avatar peer={id} size={40} />
              <span class="peer-text"><bdi>{nameOf(state.peers[id])}</bdi></span>
              <Button onClick={() => void api.block(id, false).then(() => refetch()).catch(complain)}>{t('profile.unblock')}</Button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
