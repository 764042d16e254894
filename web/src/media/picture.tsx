import { type JSX, Show, createMemo, createResource, createSignal, onCleanup } from 'solid-js';
import type { FileRef, Media, Message } from '../bridge/model';
import { t } from '../i18n';
import { duration } from '../i18n/time';
import { state } from '../store/state';
import { Icon } from '../ui/icons';
import { mediaName } from '../ui/names';
import { mediaUrl } from './streams';
import { autoLoads, pictureUrl, readyUrl } from './pictures';
import { openViewer } from './viewer-state';

type Visual = Extract<Media, { type: 'photo' | 'video' }>;

/** Some dozens of bytes that stand for a picture until it comes. */
export function Strip(props: { bytes: Uint8Array | undefined }): JSX.Element {
  const url = createMemo(() => {
    if (!props.bytes) return undefined;
    const made = URL.createObjectURL(new Blob([props.bytes as BlobPart], { type: 'image/jpeg' }));
    onCleanup(() => URL.revokeObjectURL(made));
    return made;
  });
  return <Show when={url()}>{(src) => <img class="strip" src={src()} alt="" draggable={false} />}</Show>;
}

/** How much of what is sent or fetched has come. */
export function Progress(props: { of: string }): JSX.Element {
  const part = () => {
    const now = state.progress[props.of];
    return now && now.total > 0 ? now.done / now.total : undefined;
  };
  return (
    <Show when={part() !== undefined && part()! < 1}>
      <svg class="progress" viewBox="0 0 44 44" role="progressbar" aria-label={t('ui.loading')} aria-valuenow={Math.round(part()! * 100)} aria-valuemin={0} aria-valuemax={100}>
        <circle cx="22" cy="22" r="18" />
        <circle class="done" cx="22" cy="22" r="18" pathLength="100" stroke-dasharray={`${part()! * 100} 100`} />
      </svg>
    </Show>
  );
}

/** A photo or a video's first picture, filling its place; a click opens the viewer. */
export function Picture(props: { message: Message; media: Visual }): JSX.Element {
  const [hidden, setHidden] = createSignal(props.media.spoiler);
  const [asked, setAsked] = createSignal(false);
  const file = (): FileRef | undefined => {
    if (props.media.type === 'photo') return props.media.small ?? props.media.file;
    return props.media.thumb;
  };
  const loads = () => asked() || autoLoads(props.message.chat, props.media.type === 'video' ? 'clips' : 'photos') || Boolean(props.message.pending);
  const ready = () => (file() ? readyUrl(file()!) : undefined);
  const [url] = createResource(() => (loads() || props.media.type === 'video' ? file() : undefined), (one) => Promise.resolve(pictureUrl(one)).catch(() => undefined));
  const [clip] = createResource(
    () => (props.media.type === 'video' && props.media.gif && !props.message.pending && loads() ? props.media.file : undefined),
    (one) => Promise.resolve(mediaUrl(one)),
  );
  const waits = () => !loads() && !ready() && (props.media.type === 'photo' || props.media.gif);
  const open = (): void => {
    if (hidden()) setHidden(false);
    else if (waits()) setAsked(true);
    else openViewer(props.message);
  };
  return (
    <button type="button" class="picture" onClick={open} aria-label={hidden() ? t('media.spoiler') : waits() ? `${t('media.load')}: ${mediaName(props.media)}` : mediaName(props.media)}>
      <Strip bytes={props.media.strip} />
      <Show when={clip()} fallback={
        <Show when={url() ?? ready()}>{(src) => <img class="full" src={src()} alt="" draggable={false} decoding="async" />}</Show>
      }>
        {(src) => <video class="full" src={src()} muted loop autoplay playsinline />}
      </Show>
      <Show when={waits() && !hidden()}><span class="play-disc"><Icon name="download" size={28} /></span></Show>
      <Show when={hidden()}><span class="veil"><Icon name="eyeOff" size={32} /></span></Show>
      <Show when={props.media.type === 'video' && !props.media.gif && !hidden()}>
        <span class="play-disc"><Icon name="play" size={28} /></span>
        <span class="clip-time">{duration((props.media as { duration: number }).duration)}</span>
      </Show>
      <Progress of={props.message.pending?.key ?? props.media.file.key} />
    </button>
  );
}
