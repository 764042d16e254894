import { For, type JSX, Show, Suspense, createResource, createSignal, lazy } from 'solid-js';
import { api } from '../bridge/client';
import type { Sticker } from '../bridge/model';
import { t } from '../i18n';
import { Spinner } from '../ui/kit';
import { EMOJI, type EmojiGroup } from './emoji-data';

const StickerPanel = lazy(() => import('./sticker-panel'));
const RECENT_MAX = 24;
const groups = Object.keys(EMOJI) as EmojiGroup[];

function kept(): string[] {
  return (localStorage.getItem('emoji') ?? '').split(' ').filter(Boolean);
}

/** Emoji to put into the message, those used last first; and stickers, where there are any. */
export default function EmojiPicker(props: { onPick: (emoji: string) => void; onSticker: ((sticker: Sticker) => void) | undefined }): JSX.Element {
  const [leaf, setLeaf] = createSignal<'chat.emoji' | 'stickers'>('chat.emoji');
  const [sets] = createResource(() => props.onSticker && true, () => api.stickerSets().catch(() => []));
  const [used] = createResource(() => props.onSticker && true, () => api.recentStickers().catch(() => ({ recent: [], liked: [] })));
  const some = () => sets.latest?.length || used.latest?.recent.length || used.latest?.liked.length;
  return (
    <div class="emoji-picker" role="group" aria-label={t(leaf())}>
      <Show when={leaf() === 'stickers'} fallback={<EmojiLeaf onPick={props.onPick} />}>
        <Suspense fallback={<Spinner />}>
          <StickerPanel sets={sets.latest ?? []} recent={used.latest?.recent ?? []} liked={used.latest?.liked ?? []} onPick={(one) => props.onSticker?.(one)} />
        </Suspense>
      </Show>
      <Show when={some()}>
        <div class="tabs" role="tablist">
          <For each={['chat.emoji', 'stickers'] as const}>
            {(one) => <button type="button" role="tab" aria-selected={leaf() === one} onClick={() => setLeaf(one)}>{t(one)}</button>}
          </For>
        </div>
      </Show>
    </div>
  );
}

function EmojiLeaf(props: { onPick: (emoji: string) => void }): JSX.Element {
  const [recent] = createSignal(kept());
  let box!: HTMLDivElement;
  const pick = (emoji: string): void => {
    localStorage.setItem('emoji', [emoji, ...kept().filter((one) => one !== emoji)].slice(0, RECENT_MAX).join(' '));
    props.onPick(emoji);
  };
  const show = (group: string): void => box.querySelector(`[data-group=${group}]`)?.scrollIntoView({ block: 'start' });
  return (
    <>
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
    </>
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
