import { type JSX, Show } from 'solid-js';
import type { Media, Message } from '../bridge/model';
import { t } from '../i18n';
import { duration } from '../i18n/time';
import { Icon } from '../ui/icons';
import { IconButton } from '../ui/kit';
import { mediaName, shownName } from '../ui/names';
import { state } from '../store/state';
import { faster, playing, seek, stop, toggle } from './player';
import { Progress } from './picture';

const BARS = 48;
const STEP = 4;
const HEIGHT = 24;

/** Fewer bars than were recorded: each the highest of its part. */
function bars(waveform: number[]): number[] {
  if (!waveform.length) return Array.from({ length: BARS }, () => 4);
  return Array.from({ length: BARS }, (_, i) => {
    const part = waveform.slice(Math.floor((i * waveform.length) / BARS), Math.max(1, Math.floor(((i + 1) * waveform.length) / BARS)));
    return Math.max(3, (Math.max(...part, 0) / 31) * HEIGHT);
  });
}

/** A voice note or a piece of music in its message. */
export function Sound(props: { message: Message; media: Extract<Media, { type: 'voice' | 'audio' }> }): JSX.Element {
  const here = () => playing.message?.id === props.message.id && playing.message.chat === props.message.chat;
  const on = () => here() && playing.on;
  const part = () => (here() && playing.length ? playing.at / playing.length : 0);
  const jump = (event: MouseEvent): void => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    if (here()) seek(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)));
  };
  return (
    <div class="sound">
      <button type="button" class="sound-disc" aria-label={t(on() ? 'media.pause' : 'media.play')} onClick={() => void toggle(props.message)}>
        <Icon name={on() ? 'pause' : 'play'} size={26} />
        <Progress of={props.message.pending?.key ?? props.media.file.key} />
      </button>
      <span class="sound-text">
        <Show when={props.media.type === 'voice' && props.media} fallback={
          <>
            <b dir="auto">{mediaName(props.media)}</b>
            <Show when={(props.media as { performer: string }).performer}>{(name) => <small dir="auto">{name()}</small>}</Show>
          </>
        }>
          {(voice) => (
            <svg class="wave" width={BARS * STEP} height={HEIGHT} onClick={jump} role="img" aria-label={t('media.voice')}>
              {bars(voice().waveform).map((height, i) => (
                <rect x={i * STEP} y={(HEIGHT - height) / 2} width="2" height={height} rx="1" classList={{ played: i / BARS < part() }} />
              ))}
            </svg>
          )}
        </Show>
        <small>{here() ? `${duration(playing.at)} / ` : ''}{duration(props.media.duration)}
          <Show when={props.media.type === 'voice' && !props.media.heard}><i class="unheard" /></Show>
        </small>
      </span>
    </div>
  );
}

/** What plays, over the chat. */
export function PlayingBar(): JSX.Element {
  return (
    <Show when={playing.message}>
      {(message) => (
        <div class="playing-bar">
          <IconButton icon={playing.on ? 'pause' : 'play'} label={t(playing.on ? 'media.pause' : 'media.play')} onClick={() => void toggle(message())} />
          <span class="peer-text"><b>{mediaName(message().media!)}</b><small>{shownName(state.peers[message().from])} · {duration(playing.at)}</small></span>
          <button type="button" class="button plain speed" aria-label={t('media.speed')} onClick={faster}>{playing.speed}×</button>
          <IconButton icon="close" label={t('media.close')} onClick={stop} />
        </div>
      )}
    </Show>
  );
}
