import { For, type JSX, createSignal } from 'solid-js';
import { api } from '../bridge/client';
import type { Message, PeerId } from '../bridge/model';
import { folded, PeerRow } from '../chats/search-results';
import { compose } from '../composer/target';
import { t } from '../i18n';
import { openChat } from '../store/route';
import { listOrder, state } from '../store/state';
import { Modal } from '../ui/kit';
import { nameOf } from '../ui/names';
import { complain } from '../ui/toasts';
import { clearSelection } from './selection';

const QUOTE_MAX = 1_024;

const [asked, setAsked] = createSignal<{ from: PeerId; ids: number[]; answer?: Message }>();

/** Asks where messages are to go. */
export const askForward = (from: PeerId, ids: number[]): void => void setAsked({ from, ids });

/** Asks in which chat a message is to be answered. */
export const askAnswer = (answer: Message): void => void setAsked({ from: answer.chat, ids: [answer.id], answer });

export function Forward(): JSX.Element {
  const [query, setQuery] = createSignal('');
  const order = listOrder(false);
  const targets = () => {
    const ids = [state.self, ...order().filter((id) => id !== state.self)];
    return ids.filter((id) => state.peers[id]?.canSend && folded(nameOf(state.peers[id])).includes(folded(query())));
  };
  const close = (): void => {
    setAsked(undefined);
    setQuery('');
  };
  const send = (to: PeerId): void => {
    const { from, ids, answer } = asked()!;
    close();
    clearSelection();
    openChat(to);
    // Who gets it cannot look the message up, and so reads it as a quote.
    if (answer) return compose(to, { replyTo: answer.id, elsewhere: answer, quote: answer.text.length <= QUOTE_MAX ? answer.text : undefined });
    api.forward(from, [...ids].sort((a, b) => a - b), to, false).catch(complain);
  };
  return (
    <Modal open={asked() !== undefined} onClose={close} title={asked()?.answer ? t('message.replyElsewhere') : t('composer.forwarding', { n: asked()?.ids.length ?? 0 })}>
      <input
        class="modal-search" type="search" aria-label={t('chats.search')} placeholder={t('chats.search')} value={query()}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <ul class="plain-list modal-list">
        <For each={targets()}>{(id) => <li><PeerRow peer={id} onOpen={() => send(id)} /></li>}</For>
      </ul>
    </Modal>
  );
}
