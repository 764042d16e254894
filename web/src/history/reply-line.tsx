import { type JSX, createResource } from 'solid-js';
import { api } from '../bridge/client';
import type { Reply } from '../bridge/model';
import { t } from '../i18n';
import type { History } from '../store/histories';
import { openChat } from '../store/route';
import { state } from '../store/state';
import { shownName, snippet } from '../ui/names';
import { listHandle } from './handle';

/** What a message answers; a click goes there. */
export function ReplyLine(props: { reply: Reply; history: History }): JSX.Element {
  const chat = () => props.reply.chat ?? props.history.chat;
  const near = () => (chat() === props.history.chat ? props.history.get(props.reply.id) : undefined);
  const [fetched] = createResource(
    () => (near() || !props.reply.id || (props.reply.chat && !state.dialogs[props.reply.chat]) ? undefined : props.reply.id),
    (id) => api.messages(chat(), [id]).then((list) => list[0]).catch(() => undefined),
  );
  const message = () => near() ?? fetched();
  const go = (): void => {
    if (!props.reply.id) return;
    if (chat() === props.history.chat) void listHandle()?.jump(props.reply.id);
    else openChat(chat(), undefined, props.reply.id);
  };
  const author = () => message()?.from ?? props.reply.from;
  const words = () => {
    if (props.reply.quote) return props.reply.quote;
    if (message()) return snippet(message()!);
    return fetched.loading ? '…' : t(props.reply.id && !props.reply.chat ? 'message.gone' : 'message.elsewhere');
  };
  return (
    <button type="button" class={`reply-line name-${state.peers[author() ?? 0]?.colour ?? 0}`} onClick={go}>
      <bdi class="reply-name">{author() ? shownName(state.peers[author()!]) : (props.reply.name ?? '')}</bdi>
      <span class="reply-text" dir="auto">{words()}</span>
    </button>
  );
}
