import { For, type JSX, Show, createResource } from 'solid-js';
import { api } from '../bridge/client';
import type { Message } from '../bridge/model';
import { PeerRow } from '../chats/search-results';
import { t } from '../i18n';
import { openChat } from '../store/route';
import { Modal, Spinner } from '../ui/kit';
import { ReactionSign, offeredReactions, reactionWindow, setReactionWindow, toggle } from './reactions';

/** All reactions to choose from, or who reacted. */
export default function ReactionWindows(): JSX.Element {
  const close = (): void => void setReactionWindow(undefined);
  const listed = () => reactionWindow()?.kind === 'list';
  return (
    <Modal open={reactionWindow() !== undefined} onClose={close} title={t(listed() ? 'react.who' : 'react.more')}>
      <Show when={reactionWindow()}>
        {(shown) => (
          <Show when={shown().kind === 'pick'} fallback={<Reactors message={shown().message} onDone={close} />}>
            <div class="emoji-grid reaction-grid">
              <For each={offeredReactions()}>
                {({ emoji, title }) => (
                  <button type="button" title={title} aria-label={t('react.with', { emoji })} onClick={() => { toggle(shown().message, emoji); close(); }}><ReactionSign emoji={emoji} moving /></button>
                )}
              </For>
            </div>
          </Show>
        )}
      </Show>
    </Modal>
  );
}

function Reactors(props: { message: Message; onDone: () => void }): JSX.Element {
  const [reactors] = createResource(() => api.reactors(props.message.chat, props.message.id).catch(() => []));
  return (
    <Show when={reactors()} fallback={<Spinner />}>
      <ul class="plain-list modal-list">
        <For each={reactors()}>
          {(one) => (
            <li class="member">
              <PeerRow person peer={one.peer} onOpen={() => { props.onDone(); openChat(one.peer); }} />
              <span class="reactor"><ReactionSign emoji={one.emoji} /></span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
