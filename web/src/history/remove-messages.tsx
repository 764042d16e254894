import { type JSX, Show, createSignal } from 'solid-js';
import { api } from '../bridge/client';
import type { PeerId } from '../bridge/model';
import { t } from '../i18n';
import { state } from '../store/state';
import { Button, Modal } from '../ui/kit';
import { complain } from '../ui/toasts';
import { clearSelection } from './selection';

const [asked, setAsked] = createSignal<{ chat: PeerId; ids: number[] }>();

/** Asks before messages go. */
export const askRemove = (chat: PeerId, ids: number[]): void => void setAsked({ chat, ids });

export function RemoveMessages(): JSX.Element {
  const [forAll, setForAll] = createSignal(true);
  const close = (): void => void setAsked(undefined);
  const choice = () => {
    const chat = asked()?.chat ?? 0;
    return chat !== state.self && (chat > 0 || state.peers[chat]?.kind === 'group');
  };
  const remove = (): void => {
    const { chat, ids } = asked()!;
    close();
    clearSelection();
    api.remove(chat, ids, forAll() || !choice()).catch(complain);
  };
  return (
    <Modal open={asked() !== undefined} onClose={close} title={t('message.delete')}>
      <p>{t('message.deleteAsk', { n: asked()?.ids.length ?? 0 })}</p>
      <Show when={choice()}>
        <label class="check">
          <input type="checkbox" checked={forAll()} onChange={(event) => setForAll(event.currentTarget.checked)} />
          {t('message.deleteForAll')}
        </label>
      </Show>
      <footer class="modal-foot">
        <Button onClick={close}>{t('ui.cancel')}</Button>
        <Button kind="danger" onClick={remove}>{t('ui.delete')}</Button>
      </footer>
    </Modal>
  );
}
