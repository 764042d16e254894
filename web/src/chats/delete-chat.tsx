import { type JSX, Show, createSignal } from 'solid-js';
import { api } from '../bridge/client';
import type { PeerId } from '../bridge/model';
import { t } from '../i18n';
import { go, openedChat } from '../store/route';
import { state } from '../store/state';
import { Button, Modal } from '../ui/kit';
import { nameOf } from '../ui/names';
import { complain } from '../ui/toasts';

const [asked, setAsked] = createSignal<PeerId>();

/** Asks before a chat goes. */
export const askDelete = (chat: PeerId): void => void setAsked(chat);

export function DeleteChat(): JSX.Element {
  const [forAll, setForAll] = createSignal(false);
  const close = (): void => void setAsked(undefined);
  const remove = (): void => {
    const chat = asked()!;
    close();
    if (openedChat() === chat) go('');
    api.deleteChat(chat, forAll()).catch(complain);
  };
  return (
    <Modal open={asked() !== undefined} onClose={close} title={t('chats.delete')}>
      <p>{t('chats.deleteAsk', { name: `\u2068${nameOf(state.peers[asked() ?? 0])}\u2069` })}</p>
      <Show when={asked() !== state.self}>
        <label class="check">
          <input type="checkbox" checked={forAll()} onChange={(event) => setForAll(event.currentTarget.checked)} />
          {t('chats.deleteForAll', { name: `\u2068${nameOf(state.peers[asked() ?? 0])}\u2069` })}
        </label>
      </Show>
      <footer class="modal-foot">
        <Button onClick={close}>{t('ui.cancel')}</Button>
        <Button kind="danger" onClick={remove}>{t('ui.delete')}</Button>
      </footer>
    </Modal>
  );
}
