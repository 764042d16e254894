import { For, type JSX, Show, createEffect, createSignal, on, onCleanup } from 'solid-js';
import { api, listen } from '../bridge/client';
import type { Message, PeerId } from '../bridge/model';
import { t } from '../i18n';
import { fullDate } from '../i18n/time';
import { IconButton, Modal } from '../ui/kit';
import { snippet } from '../ui/names';
import { complain } from '../ui/toasts';

/** The button that shows what waits to be sent, where something does. */
export function LaterButton(props: { chat: PeerId }): JSX.Element {
  const [list, setList] = createSignal<Message[]>([]);
  const [open, setOpen] = createSignal(false);
  const load = (): void => {
    const { chat } = props;
    void api.scheduled(chat).then((found) => chat === props.chat && setList(found)).catch(() => undefined);
  };
  createEffect(on(() => props.chat, load));
  onCleanup(listen((event) => {
    if (event.type === 'scheduled' && event.chat === props.chat) load();
  }));
  const act = (run: Promise<void>): void => void run.then(load).catch(complain);
  return (
    <Show when={list().length}>
      <IconButton icon="clock" label={t('later.list', { n: list().length })} onClick={() => setOpen(true)} />
      <Modal open={open()} onClose={() => setOpen(false)} title={t('later.list', { n: list().length })}>
        <ul class="plain-list later-list">
          <For each={list()}>
            {(one) => (
              <li>
                <span class="peer-text"><b dir="auto">{snippet(one)}</b><small>{fullDate(one.date)}</small></span>
                <IconButton icon="send" label={t('later.now')} onClick={() => act(api.sendScheduled(props.chat, one.id))} />
                <IconButton icon="trash" label={t('ui.delete')} onClick={() => act(api.dropScheduled(props.chat, one.id))} />
              </li>
            )}
          </For>
        </ul>
      </Modal>
    </Show>
  );
}
