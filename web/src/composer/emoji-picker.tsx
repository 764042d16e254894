import { For, type JSX, Show, createSignal } from 'solid-js';
import { t } from '../i18n';
import { EMOJI, type EmojiGroup } from './emoji-data';

const RECENT_MAX = 24;
const groups = Object.keys(EMOJI) as EmojiGroup[];

function kept(): string[] {
  return (localStorage.getItem('emoji') ?? '').split(' ').filter(Boolean);
}

/** Emoji to put into the message; those used last come first. */
export default function EmojiPicker(props: { onPick: (emoji: string) => void }): JSX.Element {
  const [recent] = createSignal(kept());
  let box!: HTMLDivElement;
  const pick = (emoji: string): void => {
    localStorage.setItem('emoji', [emoji, ...kept().filter((one) => one !== emoji)].slice(0, RECENT_MAX).join(' '));
    props.onPick(emoji);
  };
  const show = (group: string): void => box.querySelector(`[data-group=${group}]`)?.scrollIntoView({ block: 'start' });
  return (
    <div class="emoji-picker" role="group" aria-label={t('chat.emoji')}>
      <div class="emoji-groups">
        <For each={groups}>
          {(group) => (
            <button type="button" aria-label={t(`emoji.${group}`)} title={t(`emoji.${group}`)} onClick={() => show(group)}>
              {EMOJI[group].split(' ', 1)[0]}
            </button>
          )}
        </For>
      </div>
      <div class="emoji-scroll" ref={box} tabIndex={0} role="group" aria-label={t('chat.emoji')}>
        <Show when={recent().length}><Group name="recent" title={t('emoji.recent')} list={recent()} onPick={pick} /></Show>
        <For each={groups}>{(group) => <Group name={group} title={t(`emoji.${group}`)} list={EMOJI[group].split(' ')} onPick={pick} />}</For>
      </div>
    </div>
  );
}

function Group(props: { name: string; title: string; list: string[]; onPick: (emoji: string) => void }): JSX.Element {
  return (
    <section data-group={props.name}>
      <h3>{props.title}</h3>
      <div class="emoji-grid">
        <For each={props.list}>{(emoji) => <button type="button" onClick={() => props.onPick(emoji)}>{emoji}</button>}</For>
      </div>
    </section>
  );
}
