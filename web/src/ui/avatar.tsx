import { type JSX, Show, createResource } from 'solid-js';
import { pictureUrl } from '../media/pictures';
import type { PeerId } from '../bridge/model';
import { state } from '../store/state';
import { Icon } from './icons';
import { initials } from './names';

/** A person's or a chat's picture, or their letters on their colour. Screen readers skip it: the
 *  name stands beside it. */
export function Avatar(props: { peer: PeerId; size: number; person?: boolean }): JSX.Element {
  const peer = () => state.peers[props.peer];
  const saved = () => peer()?.self && !props.person;
  const [url] = createResource(() => (saved() ? undefined : peer()?.photo), pictureUrl);
  return (
    <span class={`avatar colour-${peer()?.colour ?? 0}`} classList={{ saved: saved() }} data-size={props.size} aria-hidden="true">
      <Show when={!saved()} fallback={<Icon name="bookmark" size={props.size * 0.5} />}>
        <Show when={url()} fallback={<span class="initials">{peer()?.deleted ? '✕' : initials(peer())}</span>}>
          {(src) => <img src={src()} alt="" draggable={false} />}
        </Show>
      </Show>
    </span>
  );
}
