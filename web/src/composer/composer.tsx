import { type JSX, Show, createEffect, createMemo, createSignal, lazy, on, onCleanup, onMount } from 'solid-js';
import { api } from '../bridge/client';
import type { EntityKind, FormattedText as Rich, PeerId, Sticker } from '../bridge/model';
import { t } from '../i18n';
import type { History } from '../store/histories';
import { choices } from '../store/settings';
import { state } from '../store/state';
import { FormattedText } from '../history/text';
import { editable } from '../history/message-menu';
import { IconButton } from '../ui/kit';
import { complain } from '../ui/toasts';
import { type Choice, Contextual } from '../ui/menu';
import { Above } from './above';
import { DropZone } from './drop-zone';
import { LaterButton } from './later-button';
import { LinkPreview } from './link-preview';
import { fromHtml } from './paste';
import { canRecord } from './recorder';
import { marked, retyped, toggled, trimmed } from './rich';
import { SendAs } from './send-as';
import { type Batch, SendBox } from './send-box';
import { Suggestions } from './suggestions';
import { compose, targets } from './target';
import { AttachButton, EmojiButton, Recorder, mayPoll } from './tools';
import { type Completion, type MenuKeys, type Typed, typedAt } from './typed';

const PollBox = lazy(() => import('./poll-box'));
const WhenBox = lazy(() => import('./when-box'));
const TYPING_MS = 3_000;
const DRAFT_MS = 10_000;
const MAX = 4_096;

const KEYS: Record<string, EntityKind> = { KeyB: 'bold', KeyI: 'italic', KeyU: 'underline' };
const SHIFTED: Record<string, EntityKind> = { KeyX: 'strike', KeyM: 'code', KeyP: 'spoiler' };

/** Where a message is written. The text is a plain field; its formatting lies behind it. */
export function Composer(props: { chat: PeerId; thread: number | undefined; history: History }): JSX.Element {
  const [value, setValue] = createSignal<Rich>({ text: '', entities: [] });
  const [batch, setBatch] = createSignal<Batch>();
  const [recording, setRecording] = createSignal(false);
  const [polling, setPolling] = createSignal(false);
  const [timing, setTiming] = createSignal(false);
  let field!: HTMLTextAreaElement;
  let lastTyping = 0;
  let draftTimer = 0;
  let edited = false;
  const [typed, setTyped] = createSignal<Typed>();
  /** The link whose page is not to be shown. */
  const [noPage, setNoPage] = createSignal<string>();
  const [menuKeys, setMenuKeys] = createSignal<MenuKeys>();
  const [sendAs, setSendAs] = createSignal<PeerId>();
  const target = () => targets[props.chat];
  const over = createMemo(() => trimmed(marked(value())).text.length - MAX);

  function show(next: Rich): void {
    setValue(next);
    field.value = next.text;
    grow();
  }

  function grow(): void {
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
  }

  function fieldChanged(): void {
    edited = true;
    setValue(retyped(value(), field.value));
    setTyped(typedAt(field.value, field.selectionStart));
    grow();
    const now = Date.now();
    if (field.value && now - lastTyping > TYPING_MS && props.chat !== state.self) {
      lastTyping = now;
      void api.typing(props.chat, 'typing', props.thread).catch(() => undefined);
    }
    clearTimeout(draftTimer);
    draftTimer = window.setTimeout(saveDraft, field.value ? DRAFT_MS : 0);
  }

  function saveDraft(): void {
    clearTimeout(draftTimer);
    if (!edited || props.thread || target()?.editing) return;
    edited = false;
    const { text, entities } = value();
    const replyTo = target()?.elsewhere ? undefined : target()?.replyTo;
    const draft = { text, entities, date: Math.floor(Date.now() / 1_000), ...(replyTo ? { replyTo } : {}) };
    void api.saveDraft(props.chat, text.trim() || replyTo ? draft : undefined).catch(() => undefined);
  }

  /** In whose name messages go, where it is not the person's own. */
  const asWhom = (): { sendAs?: PeerId } => {
    const one = sendAs();
    return one && one !== state.self ? { sendAs: one } : {};
  };

  async function send(how: { silent?: boolean; scheduled?: number } = {}): Promise<void> {
    const { text, entities } = trimmed(marked(value()));
    const { replyTo, elsewhere, quote, editing } = target() ?? {};
    if (!text || over() > 0) return;
    const before = value();
    clearTimeout(draftTimer);
    edited = false;
    lastTyping = 0;
    show({ text: '', entities: [] });
    compose(props.chat, undefined);
    try {
      if (editing) await api.edit(props.chat, editing.id, text, entities);
      else {
        await api.send({
          chat: props.chat, text, entities, ...how, ...(replyTo ? { replyTo } : {}), ...(elsewhere ? { replyChat: elsewhere.chat } : {}), ...(quote ? { quote } : {}),
          ...(props.thread ? { thread: props.thread } : {}), ...asWhom(), ...(noPage() && text.includes(noPage()!) ? { noPage: true } : {}),
        });
      }
      setNoPage(undefined);
    } catch (error) {
      show(before);
      complain(error);
    }
  }

  function sendSticker(sticker: Sticker): void {
    const { replyTo } = target() ?? {};
    compose(props.chat, undefined);
    api.send({
      chat: props.chat, text: '', entities: [], sticker, ...(replyTo ? { replyTo } : {}), ...(props.thread ? { thread: props.thread } : {}), ...asWhom(),
    }).catch(complain);
  }

  function format(kind: EntityKind, url?: string): void {
    const { selectionStart, selectionEnd } = field;
    setValue((old) => toggled(old, kind, selectionStart, selectionEnd, url ? { url } : {}));
    edited = true;
  }

  /** Puts a text where the cursor is. */
  function insert(text: string): void {
    field.focus();
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    fieldChanged();
  }

  /** Puts what was chosen in the place of what was typed of it, and of the sign before that. */
  function complete({ text, user }: Completion): void {
    const end = field.selectionStart;
    const start = end - (typed()?.text.length ?? 0) - 1;
    setTyped(undefined);
    field.setRangeText(text, start, end, 'end');
    fieldChanged();
    if (user) setValue((old) => ({ ...old, entities: [...old.entities, { kind: 'mentionName', offset: start, length: text.trimEnd().length, user }] }));
  }

  /** Files that are pasted open the send box; formatted text keeps its formatting. */
  function paste(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length) {
      event.preventDefault();
      return void setBatch({ files, asFiles: false });
    }
    const html = event.clipboardData?.getData('text/html');
    const plain = event.clipboardData?.getData('text/plain') ?? '';
    const rich = html ? fromHtml(html) : undefined;
    if (!rich?.entities.length || rich.text.replace(/\s+/g, '') !== plain.replace(/\s+/g, '')) return;
    event.preventDefault();
    const at = field.selectionStart;
    insert(rich.text);
    setValue((old) => ({ ...old, entities: [...old.entities, ...rich.entities.map((one) => ({ ...one, offset: one.offset + at }))] }));
  }

  function walkReply(step: number): void {
    const { ids } = props.history.shown;
    const now = target()?.replyTo;
    const at = now ? ids.indexOf(now) : ids.length;
    const next = ids[at + step];
    compose(props.chat, next ? { replyTo: next } : undefined);
  }

  function editLast(): boolean {
    const { ids, messages } = props.history.shown;
    const last = ids.findLast((id) => messages[id]?.out && messages[id].text && editable(messages[id]));
    if (!last) return false;
    compose(props.chat, { editing: messages[last]! });
    return true;
  }

  function keys(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return;
    if (menuKeys()?.key(event)) return;
    const control = event.ctrlKey || event.metaKey;
    const kind = control && (event.shiftKey ? SHIFTED[event.code] : KEYS[event.code]);
    if (kind) {
      event.preventDefault();
      return format(kind);
    }
    if (control && event.code === 'KeyK' && field.selectionStart !== field.selectionEnd) {
      event.preventDefault();
      const url = prompt(t('composer.linkAddress'));
      if (url) format('link', url);
      return;
    }
    if (event.key === 'Enter' && !event.shiftKey && (choices.sendWithEnter || control)) {
      event.preventDefault();
      return void send();
    }
    if (event.key === 'ArrowUp' && control) return walkReply(-1);
    if (event.key === 'ArrowDown' && control) return walkReply(1);
    if (event.key === 'ArrowUp' && !field.value && editLast()) event.preventDefault();
    if (event.key === 'Escape' && target()) {
      event.stopPropagation();
      leave();
    }
  }

  function leave(): void {
    const editing = target()?.editing;
    compose(props.chat, undefined);
    if (editing) show({ text: '', entities: [] });
    edited = true;
  }

  createEffect(on(() => target()?.editing, (editing) => {
    if (editing) show({ text: editing.text, entities: editing.entities.map((one) => ({ ...one })) });
  }));

  // A draft of another device comes in, unless the person writes here.
  createEffect(on(() => state.dialogs[props.chat]?.draft, (draft) => {
    if (props.thread || document.activeElement === field || edited || target()?.editing) return;
    show({ text: draft?.text ?? '', entities: draft?.entities.map((one) => ({ ...one })) ?? [] });
    if (draft?.replyTo && !target()) compose(props.chat, { replyTo: draft.replyTo });
  }));

  onMount(() => {
    const draft = state.dialogs[props.chat]?.draft;
    if (draft && !props.thread) show({ text: draft.text, entities: draft.entities.map((one) => ({ ...one })) });
    if (matchMedia('(hover: hover)').matches) field.focus();
    addEventListener('pagehide', saveDraft);
    addEventListener('blur', saveDraft);
  });
  onCleanup(() => {
    saveDraft();
    removeEventListener('pagehide', saveDraft);
    removeEventListener('blur', saveDraft);
  });

  /** How else than at once and aloud a message can go. */
  const ways = (): Choice[] => [
    { icon: 'mute', label: t('later.silent'), run: () => void send({ silent: true }) },
    ...(props.thread ? [] : [{ icon: 'calendar', label: t('later.title'), run: () => setTiming(true) } as const]),
  ];

  return (
    <div class="composer">
      <SendBox chat={props.chat} thread={props.thread} batch={batch()} onClose={() => setBatch(undefined)} />
      <DropZone onDrop={setBatch} />
      <Show when={polling()}><PollBox chat={props.chat} thread={props.thread} onClose={() => setPolling(false)} /></Show>
      <Show when={timing()}><WhenBox onClose={() => setTiming(false)} onPick={(scheduled) => { setTiming(false); void send({ scheduled }); }} /></Show>
      <Above target={target()} history={props.history} onCancel={leave} />
      <LinkPreview text={value().text} off={noPage()} onOff={setNoPage} />
      <Show when={recording()}>
        <Recorder chat={props.chat} thread={props.thread} onEnd={() => setRecording(false)} />
      </Show>
      <div class="composer-row" hidden={recording()}>
        <div class="composer-box">
          <Suggestions
            chat={props.chat} history={props.history} typed={typed()} onPick={complete} onClose={() => setTyped(undefined)} keys={setMenuKeys}
          />
          <Show when={!target()?.editing}>
            <SendAs chat={props.chat} now={sendAs()} onPick={setSendAs} />
            <AttachButton
              onFiles={(files) => files.length && setBatch({ files, asFiles: false })}
              onPoll={mayPoll(props.chat) ? () => setPolling(true) : undefined}
            />
          </Show>
          <div class="composer-field">
            <div class="mirror" aria-hidden="true" dir="auto"><FormattedText text={value().text} entities={value().entities} />{'\u200b'}</div>
            <textarea
              ref={field} rows={1} dir="auto" placeholder={t('chat.message')} aria-label={t('chat.message')} enterkeyhint="send"
              aria-activedescendant={menuKeys()?.active()}
              onInput={fieldChanged} onKeyDown={keys} onBlur={saveDraft} onPaste={paste}
            />
          </div>
          <Show when={!props.thread}><LaterButton chat={props.chat} /></Show>
          <EmojiButton insert={insert} onSticker={target()?.editing ? undefined : sendSticker} />
        </div>
        <Show when={!value().text.trim() && canRecord() && !target()?.editing} fallback={
          <Contextual choices={ways} disabled={!value().text.trim() || Boolean(target()?.editing)}>
            <IconButton
              icon={target()?.editing ? 'check' : 'send'} class="send" label={t(target()?.editing ? 'composer.save' : 'chat.send')}
              disabled={!value().text.trim() || over() > 0} onClick={() => void send()}
            />
          </Contextual>
        }>
          <IconButton icon="mic" class="send quiet" label={t('chat.voice')} onClick={() => setRecording(true)} />
        </Show>
      </div>
      <Show when={over() > 0}><p class="error too-long" role="alert">{t('composer.tooLong', { n: over() })}</p></Show>
    </div>
  );
}
