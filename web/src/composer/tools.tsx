import { Popover } from '@kobalte/core/popover';
import { type JSX, Show, Suspense, createSignal, lazy, onCleanup } from 'solid-js';
import { api } from '../bridge/client';
import type { PeerId, Sticker } from '../bridge/model';
import { t } from '../i18n';
import { duration } from '../i18n/time';
import { state } from '../store/state';
import { Icon } from '../ui/icons';
import { IconButton, Spinner } from '../ui/kit';
import { Menu } from '../ui/menu';
import { complain } from '../ui/toasts';
import { Recording } from './recorder';
import { targets } from './target';

const EmojiPicker = lazy(() => import('./emoji-picker'));
const SHORTEST_S = 0.3;

/** The button that opens the emoji. */
export function EmojiButton(props: { insert: (text: string) => void; onSticker: ((sticker: Sticker) => void) | undefined }): JSX.Element {
  const [open, setOpen] = createSignal(false);
  const sticker = (one: Sticker): void => {
    setOpen(false);
    props.onSticker?.(one);
  };
  return (
    <Popover open={open()} onOpenChange={setOpen} placement="top-end" gutter={12}>
      <Popover.Trigger class="icon-button" aria-label={t('chat.emoji')} title={t('chat.emoji')}><Icon name="smile" /></Popover.Trigger>
      <Popover.Portal>
        <Popover.Content class="popover" aria-label={t('chat.emoji')}>
          <Suspense fallback={<Spinner />}><EmojiPicker onPick={props.insert} onSticker={props.onSticker && sticker} /></Suspense>
        </Popover.Content>
      </Popover.Portal>
    </Popover>
  );
}

/** Where polls can be sent to: with one other person there is nobody to vote. */
export const mayPoll = (chat: PeerId): boolean => chat < 0 || chat === state.self;

/** The button that chooses files, and offers what else can be sent where there is more. */
export function AttachButton(props: { onFiles: (files: File[]) => void; onPoll: (() => void) | undefined }): JSX.Element {
  let input!: HTMLInputElement;
  return (
    <>
      <input
        ref={input} type="file" multiple hidden aria-hidden="true" tabIndex={-1}
        onChange={() => { props.onFiles([...(input.files ?? [])]); input.value = ''; }}
      />
      <Show when={props.onPoll} fallback={<IconButton icon="attach" label={t('chat.attach')} onClick={() => input.click()} />}>
        {(poll) => (
          <Menu icon="attach" label={t('chat.attachMore')} choices={() => [
            { icon: 'file', label: t('chat.attach'), run: () => input.click() },
            { icon: 'poll', label: t('poll.new'), run: () => poll()() },
          ]} />
        )}
      </Show>
    </>
  );
}

/** Records while it is shown: throw away, or send. */
export function Recorder(props: { chat: PeerId; thread: number | undefined; onEnd: () => void }): JSX.Element {
  const [recording, setRecording] = createSignal<Recording>();
  const [seconds, setSeconds] = createSignal(0);
  let over = false;
  void Recording.start().then((started) => {
    if (over) started.cancel();
    else setRecording(started);
  }).catch((error: unknown) => {
    complain(error);
    props.onEnd();
  });
  const timer = setInterval(() => setSeconds(recording()?.seconds ?? 0), 200);
  onCleanup(() => {
    over = true;
    clearInterval(timer);
    recording()?.cancel();
  });
  async function send(): Promise<void> {
    const now = recording();
    if (!now || now.seconds < SHORTEST_S) return props.onEnd();
    setRecording(undefined);
    const { replyTo } = targets[props.chat] ?? {};
    try {
      await api.send({
        chat: props.chat, text: '', entities: [], attachment: await now.finish(), ...(replyTo ? { replyTo } : {}),
        ...(props.thread ? { thread: props.thread } : {}),
      });
    } catch (error) {
      complain(error);
    }
    props.onEnd();
  }
  return (
    <div class="composer-row">
      <div class="composer-box recording" role="status">
        <IconButton icon="trash" label={t('chat.voiceCancel')} onClick={() => props.onEnd()} />
        <i class="rec-dot" /> {t('composer.recording')} <span class="rec-time">{duration(seconds())}</span>
      </div>
      <Show when={recording()} fallback={<Spinner />}>
        <IconButton icon="send" class="send" label={t('chat.voiceStop')} onClick={() => void send()} />
      </Show>
    </div>
  );
}
