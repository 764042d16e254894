import { type JSX, createSignal, onCleanup } from 'solid-js';
import { listen } from '../bridge/client';
import type { Message } from '../bridge/model';
import { t } from '../i18n';
import { nameOf, shownName, snippet } from '../ui/names';
import { openChat, openedChat } from './route';
import { choices } from './settings';
import { state } from './state';

const SPOKEN_MS = 1_000;

/** A short tone of our own, made on the spot. */
function chime(): void {
  const context = new AudioContext();
  const volume = context.createGain();
  volume.connect(context.destination);
  volume.gain.setValueAtTime(0.12, context.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + 0.35);
  for (const [i, pitch] of [740, 988].entries()) {
    const tone = context.createOscillator();
    tone.frequency.value = pitch;
    tone.connect(volume);
    tone.start(context.currentTime + i * 0.09);
    tone.stop(context.currentTime + 0.35);
  }
  setTimeout(() => void context.close(), 600);
}

async function show(message: Message): Promise<void> {
  const chat = state.peers[message.chat];
  const author = message.chat < 0 ? `${shownName(state.peers[message.from])}: ` : '';
  const options: NotificationOptions = {
    body: choices.preview ? author + snippet(message) : t('notify.new'),
    tag: `chat-${message.chat}`, icon: '/icon-192.png', data: { chat: message.chat }, silent: true,
  };
  const worker = await navigator.serviceWorker?.getRegistration();
  if (worker?.active) await worker.showNotification(nameOf(chat), options);
  else new Notification(nameOf(chat), options).onclick = () => { focus(); openChat(message.chat); };
  if (choices.sound) chime();
}

/** Tells of what comes: by the browser while nobody looks, by voice for the chat that is open. */
export function Notifier(): JSX.Element {
  const [spoken, setSpoken] = createSignal('');
  let waiting: string[] = [];
  const say = (message: Message): void => {
    waiting.push(t('announce', { name: shownName(state.peers[message.from]), text: snippet(message) }));
    if (waiting.length > 1) return;
    setTimeout(() => {
      setSpoken(waiting.join('. '));
      waiting = [];
    }, SPOKEN_MS);
  };
  onCleanup(listen((event) => {
    if (event.type === 'message' && event.fresh && !event.message.out && event.message.chat === openedChat()) say(event.message);
    if (event.type !== 'notify' || !choices.notify || document.hasFocus()) return;
    if (globalThis.Notification?.permission === 'granted') void show(event.message).catch(() => undefined);
  }));
  return <div class="spoken" aria-live="polite">{spoken()}</div>;
}
