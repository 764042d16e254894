import { For, type JSX, Show, createMemo } from 'solid-js';
import type { Message } from '../bridge/model';
import { MediaView } from './media-view';
import { Picture } from './picture';
import { MAX_WIDTH, albumLayout } from './sizes';

/** Pictures side by side in one bubble; files one below the other. */
export function Album(props: { messages: Message[] }): JSX.Element {
  const visual = () => props.messages.every((one) => one.media?.type === 'photo' || one.media?.type === 'video');
  const layout = createMemo(() => albumLayout(props.messages.map((one) => {
    const media = one.media;
    return media && 'width' in media && media.height ? media.width / media.height : 1;
  })));
  return (
    <Show when={visual()} fallback={<For each={props.messages}>{(one) => <MediaView message={one} />}</For>}>
      <div class="album" style={{ width: `${MAX_WIDTH}px`, 'aspect-ratio': `${MAX_WIDTH} / ${layout().height}` }}>
        <For each={props.messages}>
          {(one, index) => {
            const place = () => layout().places[index()] ?? { x: 0, y: 0, width: 1, height: 1 };
            const share = (part: number, whole: number): string => `${(100 * part) / whole}%`;
            return (
              <div
                class="album-part"
                style={{
                  'inset-inline-start': share(place().x, MAX_WIDTH), 'inset-block-start': share(place().y, layout().height),
                  width: share(place().width, MAX_WIDTH), height: share(place().height, layout().height),
                }}
              >
                <Picture message={one} media={one.media as Extract<NonNullable<Message['media']>, { type: 'photo' | 'video' }>} />
              </div>
            );
          }}
        </For>
      </div>
    </Show>
  );
}
