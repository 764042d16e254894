import { type JSX, Show, createResource } from 'solid-js';
import { api } from '../bridge/client';
import type { PeerId, Sticker } from '../bridge/model';
import { Grid } from '../composer/sticker-panel';
import { t } from '../i18n';
import { state } from '../store/state';
import { Button, Spinner } from '../ui/kit';
import { complain, toast } from '../ui/toasts';

/** The set that a sticker is of: to send from, and to take or give back. */
export default function StickerWindow(props: { chat: PeerId; sticker: Sticker; onDone: () => void }): JSX.Element {
  const [found] = createResource(() => props.sticker.set, (set) => api.stickerSet(set).catch((error: unknown) => void complain(error)));
  const send = (sticker: Sticker): void => {
    props.onDone();
    if (state.peers[props.chat]?.canSend) api.send({ chat: props.chat, text: '', entities: [], sticker }).catch(complain);
  };
  const take = (): void => {
    const one = found()!;
    props.onDone();
    void api.takeSet(one.set, !one.set.installed).then(() => toast(t('settings.saved'))).catch(complain);
  };
  const like = (): void => {
    props.onDone();
    void api.likeSticker(props.sticker, true).then(() => toast(t('settings.saved'))).catch(complain);
  };
  return (
    <Show when={found()} fallback={<Spinner />}>
      {(one) => (
        <>
          <div class="modal-list"><Grid title={one().set.title} list={one().stickers} onPick={send} /></div>
          <footer class="modal-foot">
            <Button onClick={like}>{t('stickers.like')}</Button>
            <Button kind={one().set.installed ? 'danger' : 'main'} onClick={take}>{t(one().set.installed ? 'stickers.giveBack' : 'stickers.take')}</Button>
          </footer>
        </>
      )}
    </Show>
  );
}
