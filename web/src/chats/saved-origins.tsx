import { For, type JSX, Show, createResource, createSignal } from 'solid-js';
import { api } from '../bridge/client';
import type { Message, PeerId } from '../bridge/model';
import { listHandle } from '../history/handle';
import { t } from '../i18n';
import { IconButton, Spinner } from '../ui/kit';
import { complain } from '../ui/toasts';
import { MessageLine } from './message-line';
import { PeerRow } from './search-results';

/** What is in Saved Messages, by where it came from. */
export function SavedOrigins(): JSX.Element {
  const [origins] = createResource(() => api.savedOrigins().catch((error: unknown): PeerId[] => { complain(error); return []; }));
  const [open, setOpen] = createSignal<PeerId>();
  const [messages] = createResource(open, (origin) => api.savedFrom(origin).catch((error: unknown): Message[] => { complain(error); return []; }));
  return (
    <Show when={origins.latest?.length}>
      <h2 class="group-title">{t('saved.origins')}</h2>
      <ul class="plain-list">
        <For each={origins.latest}>
          {(origin) => (
            <Show when={open() === origin} fallback={<li><PeerRow peer={origin} onOpen={() => setOpen(origin)} /></li>}>
              <li class="member"><PeerRow peer={origin} onOpen={() => setOpen(undefined)} /><IconButton icon="up" label={t('ui.close')} onClick={() => setOpen(undefined)} /></li>
              <Show when={!messages.loading} fallback={<Spinner />}>
                <For each={messages()}>{(one) => <MessageLine person message={one} onOpen={() => void listHandle()?.jump(one.id)} />}</For>
              </Show>
            </Show>
          )}
        </For>
      </ul>
    </Show>
  );
}
