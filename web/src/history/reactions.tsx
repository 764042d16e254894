import { For, type JSX, Show } from 'solid-js';
import type { Message } from '../bridge/model';

/** The reactions that a message carries. */
export function Reactions(props: { message: Message }): JSX.Element {
  return (
    <Show when={props.message.reactions.length}>
      <ul class="reactions">
        <For each={props.message.reactions}>
          {(one) => <li classList={{ mine: one.chosen }}><span>{one.emoji}</span> {one.count}</li>}
        </For>
      </ul>
    </Show>
  );
}
