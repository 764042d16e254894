import { For, type JSX, Show, createResource, createSignal } from 'solid-js';
import { api } from '../bridge/client';
import type { Sticker, StickerSet } from '../bridge/model';
import { t } from '../i18n';
import { StickerPicture } from '../media/sticker';
import { Spinner } from '../ui/kit';

/** The stickers that one can send: used last, liked, and by set. */
export default function StickerPanel(props: { sets: StickerSet[]; recent: Sticker[]; liked: Sticker[]; onPick: (sticker: Sticker) => void }): JSX.Element {
  let box!: HTMLDivElement;
  const show = (id: string): void => box.querySelector(`[data-set="${id}"]`)?.scrollIntoView({ block: 'start' });
  return (
    <>
      <div class="sticker-sets">
        <For each={props.sets}>
          {(set) => <button type="button" onClick={() => show(set.id)}><bdi>{set.title}</bdi></button>}
        </For>
      </div>
      <div class="emoji-scroll" ref={box} tabIndex={0} role="group" aria-label={t('stickers')}>
        <Show when={props.liked.length}><Grid title={t('stickers.liked')} list={props.liked} onPick={props.onPick} /></Show>
        <Show when={props.recent.length}><Grid title={t('emoji.recent')} list={props.recent} onPick={props.onPick} /></Show>
        <For each={props.sets}>{(set) => <SetOf set={set} onPick={props.onPick} />}</For>
      </div>
    </>
  );
}

/** A set whose stickers come when it comes into view. */
function SetOf(props: { set: StickerSet; onPick: (sticker: Sticker) => void }): JSX.Element {
  const [near, setNear] = createSignal(false);
  const [found] = createResource(() => near() && props.set, (set) => api.stickerSet(set).then((one) => one.stickers).catch(() => []));
  const sight = new IntersectionObserver((entries, self) => {
    if (!entries.some((one) => one.isIntersecting)) return;
    setNear(true);
    self.disconnect();
  });
  return (
    <section data-set={props.set.id} class="sticker-set" ref={(element) => sight.observe(element)}>
      <Show when={found.latest} fallback={<><h3><bdi>{props.set.title}</bdi></h3><Spinner /></>}>
        {(list) => <Grid title={props.set.title} list={list()} onPick={props.onPick} />}
      </Show>
    </section>
  );
}

export function Grid(props: { title: string; list: Sticker[]; onPick: (sticker: Sticker) => void }): JSX.Element {
  return (
    <>
      <h3><bdi>{props.title}</bdi></h3>
      <div class="sticker-grid">
        <For each={props.list}>
          {(one) => <button type="button" aria-label={`${t('media.sticker')} ${one.emoji}`} onClick={() => props.onPick(one)}><StickerPicture sticker={one} /></button>}
        </For>
      </div>
    </>
  );
}
