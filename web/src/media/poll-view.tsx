import { For, type JSX, Show, createSignal } from 'solid-js';
import { api } from '../bridge/client';
import type { Media, Message } from '../bridge/model';
import { setAskedWindow } from '../history/asked';
import { t } from '../i18n';
import { Icon } from '../ui/icons';
import { Button } from '../ui/kit';
import { complain } from '../ui/toasts';

/** A poll: where to vote, then what others said. */
export function PollView(props: { message: Message; media: Extract<Media, { type: 'poll' }> }): JSX.Element {
  const kind = () => t(props.media.closed ? 'poll.closed' : props.media.quiz ? 'poll.quiz' : props.media.open ? 'poll.public' : 'poll.anonymous');
  const voted = () => props.media.options.some((one) => one.chosen);
  const open = () => voted() || props.media.closed;
  const [chosen, setChosen] = createSignal<string[]>([]);
  const vote = (options: string[]): void => {
    void api.vote(props.message.chat, props.message.id, options).then(() => setChosen([])).catch(complain);
  };
  const pick = (data: string): void => {
    if (!props.media.multiple) return vote([data]);
    setChosen((old) => (old.includes(data) ? old.filter((one) => one !== data) : [...old, data]));
  };
  return (
    <div class="poll">
      <b dir="auto">{props.media.question}</b>
      <small>{kind()} · {t('poll.votes', { n: props.media.voters })}</small>
      <ul>
        <For each={props.media.options}>
          {(one) => {
            const share = (): number => (props.media.voters ? Math.round((100 * one.voters) / props.media.voters) : 0);
            return (
              <li classList={{ chosen: one.chosen, correct: one.correct }}>
                <Show when={open()} fallback={
                  <button type="button" aria-pressed={chosen().includes(one.data)} onClick={() => pick(one.data)}>
                    <span class="poll-box" /><span dir="auto">{one.text}</span>
                  </button>
                }>
                  <span class="poll-share">{share()}%</span> <span dir="auto">{one.text}</span>{one.chosen ? ' ✓' : ''}
                  <span class="poll-bar" style={{ 'inline-size': `${share()}%` }} />
                </Show>
              </li>
            );
          }}
        </For>
      </ul>
      <Show when={props.media.multiple && !open()}>
        <Button disabled={!chosen().length} onClick={() => vote(chosen())}>{t('poll.vote')}</Button>
      </Show>
      <Show when={voted() && !props.media.closed && !props.media.quiz}>
        <Button onClick={() => vote([])}>{t('poll.retract')}</Button>
      </Show>
      <Show when={props.media.open && open() && props.media.voters}>
        <Button onClick={() => setAskedWindow({ kind: 'voters', message: props.message })}>{t('poll.voters')}</Button>
      </Show>
      <Show when={open() && props.media.solution}><p class="poll-solution" dir="auto"><Icon name="info" size={18} />{props.media.solution}</p></Show>
    </div>
  );
}
