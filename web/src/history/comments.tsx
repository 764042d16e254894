import { type JSX, Show } from 'solid-js';
import { api } from '../bridge/client';
import type { Message } from '../bridge/model';
import { t } from '../i18n';
import { openChat } from '../store/route';
import { Icon } from '../ui/icons';
import { complain } from '../ui/toasts';

/** Leads from a channel's post to what others say about it. */
export function Comments(props: { message: Message }): JSX.Element {
  const count = () => props.message.replies?.count ?? 0;
  const open = (): void =>
    void api.discussion(props.message.chat, props.message.id).then(({ chat, thread }) => openChat(chat, thread)).catch(complain);
  return (
    <Show when={props.message.replies?.comments && !props.message.later}>
      <button type="button" class="comments" onClick={(event) => { event.stopPropagation(); open(); }}>
        <Icon name="comment" size={18} />
        {count() ? t('comments.count', { n: count() }) : t('comments.leave')}
      </button>
    </Show>
  );
}
