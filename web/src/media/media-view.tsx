import { For, type JSX, Match, Show, Switch, createResource, createSignal } from 'solid-js';
import { api } from '../bridge/client';
import type { Media, Message } from '../bridge/model';
import { t } from '../i18n';
import { bytes } from '../i18n/time';
import { openChat } from '../store/route';
import { Icon } from '../ui/icons';
import { Button } from '../ui/kit';
import { complain } from '../ui/toasts';
import { Picture, Progress } from './picture';
import { pictureUrl } from './pictures';
import { saveFile } from './save';
import { fitted } from './sizes';
import { Sound } from './sound';
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
      <Match when={of('sticker')}>{(media) => <Sticker media={media()} />}</Match>
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

function Sticker(props: { media: Of<'sticker'> }): JSX.Element {
  const file = () => (props.media.animated || props.media.file.mime.startsWith('video') ? props.media.thumb : props.media.file);
  const [url] = createResource(file, (one) => Promise.resolve(pictureUrl(one)).catch(() => undefined));
  return (
    <div class="sticker">
      <Show when={url()} fallback={<span class="emoji-1">{props.media.emoji}</span>}>{(src) => <img src={src()} alt={props.media.emoji} draggable={false} />}</Show>
    </div>
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

function PollView(props: { message: Message; media: Of<'poll'> }): JSX.Element {
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
    </div>
  );
}
