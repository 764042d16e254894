import type { JSX } from 'solid-js';
import type { Message } from '../bridge/model';
import { short } from '../i18n/time';
import { state } from '../store/state';
import { Avatar } from '../ui/avatar';
import { nameOf, shownName, snippet } from '../ui/names';

/** A message of a list, in one line, by its chat or (`person`) by who wrote it; a click leads to it. */
export function MessageLine(props: { message: Message; person?: boolean; onOpen: () => void }): JSX.Element {
  const id = () => (props.person ? props.message.from : props.message.chat);
  return (
    <li>
      <button type="button" class="peer-row" onClick={() => props.onOpen()}>
        <Avatar peer={id()} size={40} person={props.person ?? false} />
        <span class="peer-text">
          <span class="row-top">
            <bdi class="row-name">{props.person ? shownName(state.peers[id()]) : nameOf(state.peers[id()])}</bdi>
            <span class="row-time">{short(props.message.date)}</span>
          </span>
          <small dir="auto">{snippet(props.message)}</small>
        </span>
      </button>
    </li>
  );
}
