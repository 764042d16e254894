import { For, type JSX, Show, createSignal } from 'solid-js';
import { api } from '../bridge/client';
import type { Message, OfferedReaction } from '../bridge/model';
import { t } from '../i18n';
import { StickerPicture } from '../media/sticker';
import { state } from '../store/state';
import type { Quick } from '../ui/menu';
import { complain } from '../ui/toasts';

/** What the server takes, in the order of how often it is used. */
export const PALETTE = (
  '👍 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 😈 😴 😭 🤓 👻 👀 🎃 🙈 😇 😨 '
  + '🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷 😡 👎'
).split(' ');
const QUICK = 6;

const [offered, setOffered] = createSignal<OfferedReaction[]>();

/** All that the server takes, once it was asked; until then what this page knows of. */
export function offeredReactions(): OfferedReaction[] {
  if (!offered()) void api.offeredReactions().then((list) => list.length && setOffered(list)).catch(() => undefined);
  return offered() ?? PALETTE.map((emoji) => ({ emoji, title: emoji }));
}

/** A reaction as its picture, else as the letter that it goes by. */
export function ReactionSign(props: { emoji: string; moving?: boolean }): JSX.Element {
  const picture = () => {
    const found = offered()?.find((one) => one.emoji === props.emoji);
    return (props.moving && found?.moving) || found?.picture;
  };
  return <Show when={picture()} fallback={drawn(props.emoji)}>{(one) => <span class="reaction-picture"><StickerPicture sticker={one()} /></span>}</Show>;
}

/** The window that is open: all reactions to choose from, or who reacted. */
export const [reactionWindow, setReactionWindow] = createSignal<{ message: Message; kind: 'pick' | 'list' }>();

export const askReactors = (message: Message): void => void setReactionWindow({ message, kind: 'list' });

/** An emoji without a sign of its colour still wants to be drawn as a picture. */
export const drawn = (emoji: string): string => (emoji.length === 1 ? `${emoji}\ufe0f` : emoji);

/** Puts a reaction on a message, in the place of ours, or takes it away. */
export function toggle(message: Message, emoji: string): void {
  const had = message.reactions.some((one) => one.chosen && one.emoji === emoji);
  void api.react(message.chat, message.id, had ? [] : [emoji]).catch(complain);
}

export function mayReact(message: Message): boolean {
  const peer = state.peers[message.chat];
  return !message.pending && !message.action && !message.later && (peer?.kind === 'channel' || peer?.canSend === true);
}

/** The reactions that are used most, for the top of a message's menu. */
export function quickReactions(message: Message): Quick | undefined {
  if (!mayReact(message)) return undefined;
  return {
    list: PALETTE.slice(0, QUICK).map((emoji) => ({
      text: drawn(emoji), label: t('react.with', { emoji }), on: message.reactions.some((one) => one.chosen && one.emoji === emoji),
      run: () => toggle(message, emoji),
    })),
    more: { label: t('react.more'), run: () => setReactionWindow({ message, kind: 'pick' }) },
  };
}

/** The reactions that a message carries. */
export function Reactions(props: { message: Message }): JSX.Element {
  return (
    <Show when={props.message.reactions.length}>
      <ul class="reactions">
        <For each={props.message.reactions}>
          {(one) => (
            <li>
              <button
                type="button" classList={{ mine: one.chosen }} aria-pressed={one.chosen} disabled={!mayReact(props.message)}
                aria-label={t('react.count', { emoji: one.emoji, n: one.count })} onClick={(event) => { event.stopPropagation(); toggle(props.message, one.emoji); }}
              >
                <span><ReactionSign emoji={one.emoji} /></span> {one.count}
              </button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
