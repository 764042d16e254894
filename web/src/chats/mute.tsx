import { For, type JSX, createSignal } from 'solid-js';
import { api } from '../bridge/client';
import type { PeerId } from '../bridge/model';
import { t } from '../i18n';
import { Modal } from '../ui/kit';
import { complain } from '../ui/toasts';

/** Later than any date of the protocol's. */
export const FOREVER = 0x7fffffff;

const TIMES = [['mute.hour', 3_600], ['mute.day', 86_400], ['mute.week', 7 * 86_400], ['mute.forever', undefined]] as const;

const [asked, setAsked] = createSignal<PeerId>();

/** Asks for how long a chat is to be silent. */
export const askMute = (chat: PeerId): void => void setAsked(chat);

export function MuteChat(): JSX.Element {
  const mute = (seconds: number | undefined): void => {
    const chat = asked()!;
    setAsked(undefined);
    void api.mute(chat, seconds ? Math.floor(Date.now() / 1_000) + seconds : FOREVER).catch(complain);
  };
  return (
    <Modal open={asked() !== undefined} onClose={() => setAsked(undefined)} title={t('chats.mute')}>
      <ul class="plain-list modal-list">
        <For each={TIMES}>{([word, seconds]) => <li><button type="button" class="setting-row" onClick={() => mute(seconds)}>{t(word)}</button></li>}</For>
      </ul>
    </Modal>
  );
}
