import { type JSX, Match, Show, Switch, createResource } from 'solid-js';
import type { Media, Message } from '../bridge/model';
import { setAskedWindow } from '../history/asked';
import { t } from '../i18n';
import { bytes } from '../i18n/time';
import { openChat } from '../store/route';
import { Icon } from '../ui/icons';
import { complain } from '../ui/toasts';
import { Picture, Progress } from './picture';
import { PollView } from './poll-view';
import { pictureUrl } from './pictures';
import { saveFile } from './save';
import { fitted } from './sizes';
import { Sound } from './sound';
import { StickerPicture } from './sticker';
import { mediaUrl } from './streams';

type Of<K extends Media['type']> = Extract<Media, { type: K }>;

/** What a message carries besides its words. */
export function MediaView(props: { message: Message }): JSX.Element {
  const of = <K extends Media['type']>(kind: K) => {
    const media = props.message.media;
    return media?.type === kind ? (media as Of<K>) : undefined;
  };
  const round = () => (of('video')?.round ? of('video') : undefined);
  const visual = () => of('photo') ?? of('video');
  const sound = () => of('voice') ?? of('audio');
  return (
    <Switch>
      <Match when={round()}>{(media) => <Round media={media()} />}</Match>
      <Match when={visual()}>
        {(media) => {
          const size = () => fitted(media().width, media().height);
          return (
            <div class="single" style={{ width: `${size().width}px`, 'aspect-ratio': `${size().width} / ${size().height}` }}>
              <Picture message={props.message} media={media()} />
            </div>
          );
        }}
      </Match>
      <Match when={sound()}>{(media) => <Sound message={props.message} media={media()} />}</Match>
      <Match when={of('file')}>{(media) => <FileLine message={props.message} media={media()} />}</Match>
      <Match when={of('sticker')}>
        {(media) => (
          <Show when={media().set && !props.message.pending} fallback={<div class="sticker"><StickerPicture sticker={media()} /></div>}>
            <button
              type="button" class="sticker" aria-label={`${t('media.sticker')} ${media().emoji}`}
              onClick={() => setAskedWindow({ kind: 'stickers', chat: props.message.chat, sticker: media() })}
            >
              <StickerPicture sticker={media()} />
            </button>
          </Show>
        )}
      </Match>
      <Match when={of('page')}>{(media) => <Page media={media()} />}</Match>
      <Match when={of('contact')}>
        {(media) => (
          <button type="button" class="file-line" onClick={() => media().user && openChat(media().user)}>
            <span class="file-disc"><Icon name="user" /></span>
            <span class="peer-text"><b><bdi>{media().name}</bdi></b><small dir="ltr">{media().phone}</small></span>
          </button>
        )}
      </Match>
      <Match when={of('place')}>
        {(media) => <p class="place"><Icon name="globe" /> {media().title} {media().latitude.toFixed(5)}, {media().longitude.toFixed(5)}</p>}
      </Match>
      <Match when={of('poll')}>{(media) => <PollView message={props.message} media={media()} />}</Match>
      <Match when={of('unsupported')}><p class="note">{t('message.unsupported')}</p></Match>
    </Switch>
  );
}

function Round(props: { media: Of<'video'> }): JSX.Element {
  const [url] = createResource(() => props.media.file, (file) => Promise.resolve(mediaUrl(file)));
  return (
    <div class="round">
      <Show when={url()}>{(src) => <video src={src()} playsinline loop onClick={({ currentTarget }) => void (currentTarget.paused ? currentTarget.play() : currentTarget.pause())} />}</Show>
    </div>
  );
}

function FileLine(props: { message: Message; media: Of<'file'> }): JSX.Element {
  return (
    <button type="button" class="file-line" onClick={() => !props.message.pending && void saveFile(props.media.file).catch(complain)}>
      <span class="file-disc"><Icon name="file" /><Progress of={props.message.pending?.key ?? props.media.file.key} /></span>
      <span class="peer-text"><b class="file-name" dir="auto">{props.media.file.name}</b><small>{bytes(props.media.file.size)}</small></span>
    </button>
  );
}

function Page(props: { media: Of<'page'> }): JSX.Element {
  const [url] = createResource(() => props.media.photo, (one) => Promise.resolve(pictureUrl(one)).catch(() => undefined));
  return (
    <a class="page" href={props.media.url} target="_blank" rel="noopener noreferrer">
      <Show when={props.media.site}><b class="page-site">{props.media.site}</b></Show>
      <Show when={props.media.title}><b dir="auto">{props.media.title}</b></Show>
      <Show when={props.media.text}><span dir="auto" class="page-text">{props.media.text}</span></Show>
      <Show when={url()}>{(src) => <img src={src()} alt="" style={{ 'aspect-ratio': `${props.media.width} / ${props.media.height}` }} />}</Show>
    </a>
  );
}
