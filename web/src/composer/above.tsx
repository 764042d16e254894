import { type JSX, Show } from 'solid-js';
import { t } from '../i18n';
import type { History } from '../store/histories';
import { state } from '../store/state';
import { Icon } from '../ui/icons';
import { IconButton } from '../ui/kit';
import { shownName, snippet } from '../ui/names';
import type { Target } from './target';

/** What the message being written answers or changes. */
export function Above(props: { target: Target | undefined; history: History; onCancel: () => void }): JSX.Element {
  const message = () => props.target?.editing ?? props.target?.elsewhere ?? props.history.get(props.target?.replyTo ?? 0);
  const title = () => {
    if (props.target?.editing) return t('composer.editing');
    return t('composer.replying', { name: `\u2068${shownName(state.peers[message()?.from ?? 0])}\u2069` });
  };
  return (
    <Show when={props.target?.editing || props.target?.replyTo}>
      <div class="above">
        <Icon name={props.target?.editing ? 'edit' : 'reply'} size={22} />
        <div class="above-text">
          <b>{title()}</b>
          <span dir="auto">{props.target?.quote ?? (message() ? snippet(message()!) : '')}</span>
        </div>
        <IconButton icon="close" label={t('composer.cancel')} onClick={() => props.onCancel()} />
      </div>
    </Show>
  );
}
