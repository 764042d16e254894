import { Dialog } from '@kobalte/core/dialog';
import { type JSX, Show, createEffect, createResource, createSignal, on, onCleanup, onMount } from 'solid-js';
import type { Media, Message } from '../bridge/model';
import { t } from '../i18n';
import { fullDate } from '../i18n/time';
import { askForward } from '../history/forward';
import { historyOf } from '../store/histories';
import { state } from '../store/state';
import { IconButton, Spinner } from '../ui/kit';
import { complain } from '../ui/toasts';
import { mediaName, shownName } from '../ui/names';
import { Strip } from './picture';
import { readyUrl, pictureUrl } from './pictures';
import { saveFile } from './save';
import { mediaUrl } from './streams';
import { nextSpeed } from './player';
import { setViewed, viewed } from './viewer-state';

type Visual = Extract<Media, { type: 'photo' | 'video' }>;
const visual = (message: Message | undefined): Visual | undefined => {
  const media = message?.media;
  return media?.type === 'photo' || media?.type === 'video' ? media : undefined;
};

/** A picture or video over the whole page; arrows go to the next of the chat. */
export function Viewer(): JSX.Element {
  const around = (step: number): Message | undefined => {
    const now = viewed();
    if (!now) return undefined;
    const { shown } = historyOf(now.chat);
    const all = shown.ids.map((id) => shown.messages[id]!).filter((one) => visual(one));
    return all[all.findIndex((one) => one.id === now.id) + step];
  };
  const [clip, setClip] = createSignal<HTMLVideoElement>();
  const [speed, setSpeed] = createSignal(1);
  const move = (step: number): void => {
    const next = around(step);
    if (next) setViewed(next);
  };
  const keys = (event: KeyboardEvent): void => {
    const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') move(event.key === forward ? 1 : -1);
  };
  return (
    <Dialog open={viewed() !== undefined} onOpenChange={(open) => !open && setViewed(undefined)}>
      <Dialog.Portal>
        <Dialog.Content class="viewer" onKeyDown={keys} aria-label={t('media.viewer')}>
          <Show when={viewed()}>
            {(message) => (
              <>
                <header class="viewer-head">
                  <span class="peer-text">
                    <Dialog.Title class="viewer-title"><bdi>{shownName(state.peers[message().from])}</bdi></Dialog.Title>
                    <small>{fullDate(message().date)}</small>
                  </span>
                  <Show when={clip()}>
                    {(video) => (
                      <>
                        <button type="button" class="button plain speed" aria-label={t('media.speed')} onClick={() => setSpeed(nextSpeed(speed()))}>{speed()}×</button>
                        <Show when={document.pictureInPictureEnabled}>
                          <IconButton icon="window" label={t('media.ownWindow')} onClick={() => void video().requestPictureInPicture().then(() => setViewed(undefined)).catch(complain)} />
                        </Show>
                      </>
                    )}
                  </Show>
                  <IconButton icon="forward" label={t('message.forward')} onClick={() => { askForward(message().chat, [message().id]); setViewed(undefined); }} />
                  <IconButton icon="download" label={t('message.save')} onClick={() => void saveFile(visual(message())!.file).catch(complain)} />
                  <IconButton icon="close" label={t('media.close')} onClick={() => setViewed(undefined)} />
                </header>
                <Stage media={visual(message())!} speed={speed()} video={setClip} onClose={() => setViewed(undefined)} />
                <Show when={around(-1)}><IconButton class="viewer-side start" icon="back" label={t('media.previous')} onClick={() => move(-1)} /></Show>
                <Show when={around(1)}><IconButton class="viewer-side end" icon="back" label={t('media.next')} onClick={() => move(1)} /></Show>
                <Show when={message().text}><p class="viewer-caption" dir="auto">{message().text}</p></Show>
              </>
            )}
          </Show>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog>
  );
}

function Stage(props: { media: Visual; speed: number; video: (element: HTMLVideoElement | undefined) => void; onClose: () => void }): JSX.Element {
  const [zoom, setZoom] = createSignal(1);
  const [move, setMove] = createSignal({ x: 0, y: 0 });
  const [url] = createResource(() => props.media, (media) => Promise.resolve(media.type === 'photo' ? pictureUrl(media.file) : mediaUrl(media.file)));
  createEffect(on(() => props.media.file.key, () => { setZoom(1); setMove({ x: 0, y: 0 }); }));
  const small = () => (props.media.type === 'photo' && props.media.small ? readyUrl(props.media.small) : undefined);
  const wheel = (event: WheelEvent): void => {
    if (props.media.type !== 'photo') return;
    event.preventDefault();
    setZoom((old) => Math.min(8, Math.max(1, old * (event.deltaY < 0 ? 1.2 : 1 / 1.2))));
    if (zoom() === 1) setMove({ x: 0, y: 0 });
  };
  const drag = (event: PointerEvent): void => {
    if (event.buttons === 1 && zoom() > 1) setMove((old) => ({ x: old.x + event.movementX, y: old.y + event.movementY }));
  };
  return (
    <div class="viewer-stage" onWheel={wheel} onPointerMove={drag} onClick={(event) => event.target === event.currentTarget && props.onClose()}>
      <Show when={props.media.type === 'video'} fallback={
        <Show when={url() ?? small()} fallback={<><Strip bytes={props.media.strip} /><Spinner /></>}>
          {(src) => (
            <img
              src={src()} alt={mediaName(props.media)} draggable={false} classList={{ zoomed: zoom() > 1 }}
              style={{ transform: `translate(${move().x}px, ${move().y}px) scale(${zoom()})` }}
              onDblClick={() => { setZoom((old) => (old > 1 ? 1 : 2.5)); setMove({ x: 0, y: 0 }); }}
            />
          )}
        </Show>
      }>
        <Show when={url()} fallback={<Spinner />}>{(src) => <Video src={src()} speed={props.speed} video={props.video} loop={(props.media as { gif: boolean }).gif} />}</Show>
      </Show>
    </div>
  );
}

function Video(props: { src: string; speed: number; loop: boolean; video: (element: HTMLVideoElement | undefined) => void }): JSX.Element {
  let element!: HTMLVideoElement;
  onMount(() => props.video(element));
  onCleanup(() => props.video(undefined));
  createEffect(() => { element.playbackRate = props.speed; });
  return <video ref={element} src={props.src} controls autoplay playsinline loop={props.loop} onLoadedMetadata={() => { element.playbackRate = props.speed; }} />;
}
