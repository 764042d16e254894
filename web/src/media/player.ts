// One sound at a time, which goes on when its chat is left.
import { createStore } from 'solid-js/store';
import type { FileRef, Message } from '../bridge/model';
import { api } from '../bridge/client';
import { historyOf } from '../store/histories';
import { complain } from '../ui/toasts';
import { mediaUrl } from './streams';

interface Playing {
  message?: Message | undefined;
  on: boolean;
  at: number;
  length: number;
  speed: number;
}

export const [playing, setPlaying] = createStore<Playing>({ on: false, at: 0, length: 0, speed: 1 });

const audio = new Audio();
audio.preload = 'auto';
audio.addEventListener('timeupdate', () => setPlaying('at', audio.currentTime));
audio.addEventListener('durationchange', () => Number.isFinite(audio.duration) && setPlaying('length', audio.duration));
audio.addEventListener('play', () => setPlaying('on', true));
audio.addEventListener('pause', () => setPlaying('on', false));
audio.addEventListener('ended', next);

export const fileOf = (message: Message): FileRef | undefined =>
  message.media?.type === 'voice' || message.media?.type === 'audio' ? message.media.file : undefined;

/** Plays a message's sound, or pauses it. */
export async function toggle(message: Message): Promise<void> {
  const file = fileOf(message);
  if (!file || message.pending) return;
  if (playing.message?.id === message.id && playing.message.chat === message.chat) {
    if (audio.paused) await audio.play();
    else audio.pause();
    return;
  }
  const media = message.media as { duration: number };
  setPlaying({ message, at: 0, length: media.duration, on: true });
  try {
    audio.src = await mediaUrl(file);
    audio.playbackRate = playing.speed;
    await audio.play();
    if (message.media?.type === 'voice' && !message.media.heard && !message.out) void api.heard(message.chat, [message.id]).catch(() => undefined);
  } catch (error) {
    stop();
    complain(error);
  }
}

/** The next voice note, or piece of music, of the same chat. */
function next(): void {
  const now = playing.message;
  stop();
  if (!now) return;
  const { shown } = historyOf(now.chat);
  const following = shown.ids.slice(shown.ids.indexOf(now.id) + 1).map((id) => shown.messages[id]!);
  const found = following.find((one) => one.media?.type === now.media?.type);
  if (found) void toggle(found);
}

export function seek(part: number): void {
  audio.currentTime = part * playing.length;
}

export function stop(): void {
  audio.pause();
  audio.removeAttribute('src');
  setPlaying({ message: undefined, on: false, at: 0 });
}

const SPEEDS = [1, 1.5, 2];

export const nextSpeed = (now: number): number => SPEEDS[(SPEEDS.indexOf(now) + 1) % SPEEDS.length]!;

export function faster(): void {
  const speed = nextSpeed(playing.speed);
  setPlaying('speed', speed);
  audio.playbackRate = speed;
}
