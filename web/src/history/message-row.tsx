import { For, type JSX, Show } from 'solid-js';
import type { Message } from '../bridge/model';
import { errorText, t } from '../i18n';
import { clock, fullDate } from '../i18n/time';
import type { History } from '../store/histories';
import { openChat } from '../store/route';
import { choices } from '../store/settings';
import { state } from '../store/state';
import { Album } from '../media/album';
import { MediaView } from '../media/media-view';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icons';
import { Contextual } from '../ui/menu';
import { actionText, shownName, snippet } from '../ui/names';
import { messageChoices } from './message-menu';
import { Comments } from './comments';
import { Reactions, mayReact, quickReactions, toggle } from './reactions';
import { ReplyLine } from './reply-line';
import type { Row } from './rows';
import { selection, toggleSelected } from './selection';
import { FormattedText, emojiCount } from './text';
import { Ticks } from './ticks';

type MessageRowData = Extract<Row, { kind: 'message' }>;

/** A message, or the messages of an album. */
export function MessageRow(props: { row: MessageRowData; history: History; flash: number }): JSX.Element {
  const messages = () => props.row.ids.map((id) => props.history.get(id)).filter((one) => one !== undefined);
  const first = () => messages()[0];
  return (
    <Show when={first()}>
      {(message) => (
        <Show when={!message().action} fallback={<ServiceLine message={message()} />}>
          <Bubble messages={messages()} row={props.row} history={props.history} flash={props.row.ids.includes(props.flash)} />
        </Show>
      )}
    </Show>
  );
}

function ServiceLine(props: { message: Message }): JSX.Element {
  return (
    <p class="service" role="article" tabIndex={-1} data-id={props.message.id}>
      <Show when={props.message.action?.kind === 'ChatMigrateTo' && props.message.action.chat} fallback={<span class="day-chip">{actionText(props.message)}</span>}>
        {(chat) => <button type="button" class="day-chip" onClick={() => openChat(chat())}>{actionText(props.message)} ›</button>}
      </Show>
    </p>
  );
}

interface BubbleProps {
  messages: Message[];
  row: MessageRowData;
  history: History;
  flash: boolean;
}

function Bubble(props: BubbleProps): JSX.Element {
  const first = () => props.messages[0]!;
  const captioned = () => props.messages.find((one) => one.text) ?? first();
  const peer = () => state.peers[first().chat];
  // A channel speaks with one voice: its posts stand on one side, whoever wrote them.
  const mine = () => first().out && peer()?.kind !== 'channel';
  const shared = () => first().chat < 0 && peer()?.kind !== 'channel';
  const showName = () => shared() && !first().out && props.row.joins().first;
  const big = () => (first().media || first().entities.some((one) => one.kind !== 'customEmoji') ? 0 : emojiCount(first().text));
  const chosen = () => selection.ids.includes(first().id) && selection.chat === first().chat;
  const selecting = () => selection.chat === first().chat && selection.ids.length > 0;
  const spoken = () => {
    const who = first().out ? t('chats.you') : shownName(state.peers[first().from]);
    return `${t('message.from', { name: who, text: snippet(captioned()) })}, ${clock(first().date)}`;
  };
  /** A double click reacts, except on what it does something else to. */
  const quick = (event: MouseEvent): void => {
    const message = first();
    if ((event.target as Element).closest('a, button, video, .spoiler') || !mayReact(message) || message.chat !== props.history.chat) return;
    getSelection()?.removeAllRanges();
    toggle(message, choices.quick);
  };
  const shownMedia = (): JSX.Element => (
    <Show when={props.messages.length > 1} fallback={<Show when={first().media && first().media!.type !== 'page'}><MediaView message={first()} /></Show>}>
      <Album messages={props.messages} />
    </Show>
  );
  const words = (): JSX.Element => (
    <Show when={captioned().text}>
      <div class="text" dir="auto" classList={{ [`emoji-${big()}`]: big() > 0 }}>
        <FormattedText text={captioned().text} entities={captioned().entities} />
        <span class="meta-space" style={{ width: `${metaWidth(props.messages.at(-1)!)}rem` }} />
      </div>
    </Show>
  );
  const bare = () => big() > 0 || first().media?.type === 'sticker' || (first().media?.type === 'video' && (first().media as { round: boolean }).round);
  return (
    <div
      class="message" role="article" tabIndex={-1} aria-label={spoken()} data-id={first().id}
      classList={{
        own: mine(), first: props.row.joins().first, last: props.row.joins().last, flash: props.flash, chosen: chosen(), selecting: selecting(),
      }}
      onClick={(event) => {
        // A click in the message's menu comes here too, by the tree of components.
        if (selecting() && event.currentTarget.contains(event.target)) toggleSelected(first().chat, props.messages.map((one) => one.id));
      }}
    >
      <Show when={selecting()}><span class="chooser" classList={{ on: chosen() }}><Icon name="check" size={16} /></span></Show>
      <Show when={shared() && !first().out}>
        <span class="message-avatar">
          <Show when={props.row.joins().last}>
            <button type="button" class="plain" tabIndex={-1} aria-hidden="true" onClick={() => openChat(first().from)}>
              <Avatar peer={first().from} size={36} person />
            </button>
          </Show>
        </span>
      </Show>
      <Contextual
        choices={() => messageChoices(props.messages, props.history)} quick={() => (first().chat === props.history.chat ? quickReactions(first()) : undefined)} class="bubble-place" disabled={selecting()}
      >
        <div class="bubble" onDblClick={quick} classList={{ bare: bare(), media: props.messages.some((one) => one.media?.type === 'photo' || one.media?.type === 'video') }}>
          <Show when={showName()}><bdi class={`author name-${state.peers[first().from]?.colour ?? 0}`}>{shownName(state.peers[first().from])}</bdi></Show>
          <Show when={first().forward}>{(forward) => (
            <p class="forwarded">{t('message.forwarded', {
              name: `\u2068${forward().from ? shownName(state.peers[forward().from!]) : (forward().name ?? t('message.hidden'))}\u2069`,
            })}</p>
          )}</Show>
          <Show when={first().reply}>{(reply) => <ReplyLine reply={reply()} history={props.history} />}</Show>
          <Show when={!captioned().captionAbove || first().media?.type === 'page'} fallback={<>{words()}{shownMedia()}</>}>{shownMedia()}{words()}</Show>
          <Show when={first().media?.type === 'page'}><MediaView message={first()} /></Show>
          <Reactions message={first()} />
          <Meta message={props.messages.at(-1)!} />
          <For each={props.messages.filter((one) => one.pending?.failed)}>
            {(one) => <p class="failed" role="alert"><Icon name="alert" size={18} /> {errorText(new Error(one.pending!.failed))}</p>}
          </For>
          <Comments message={first()} />
        </div>
      </Contextual>
    </div>
  );
}

/** About how wide the line of time and ticks is, so that the last line of text leaves room for it. */
function metaWidth(message: Message): number {
  return 3.1 + (message.out || message.pending ? 1.35 : 0) + (message.edited ? t('message.edited').length * 0.42 : 0)
    + (message.pinned ? 1.1 : 0) + (message.views === undefined ? 0 : 1.2 + String(message.views).length * 0.45)
    + (message.author ? message.author.length * 0.45 : 0);
}

function Meta(props: { message: Message }): JSX.Element {
  return (
    <span class="meta">
      <Show when={props.message.pinned}><Icon name="pin" size={14} /></Show>
      <Show when={props.message.views !== undefined}><Icon name="eye" size={14} />{props.message.views}</Show>
      <Show when={props.message.author}><bdi>{props.message.author}</bdi></Show>
      <Show when={props.message.edited}>{t('message.edited')}</Show>
      <time dateTime={new Date(props.message.date * 1_000).toISOString()} title={fullDate(props.message.date)}>{clock(props.message.date)}</time>
      <Show when={(props.message.out && state.peers[props.message.chat]?.kind !== 'channel') || (props.message.pending && (props.message.chat === state.self || state.peers[props.message.chat]?.kind === 'channel'))}>
        <Ticks message={props.message} readOut={state.dialogs[props.message.chat]?.readOut ?? (state.peers[props.message.chat]?.left ? Infinity : 0)} />
      </Show>
    </span>
  );
}
