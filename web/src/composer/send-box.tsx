import { For, type JSX, Show, createSignal, onCleanup } from 'solid-js';
import { api } from '../bridge/client';
import type { PeerId } from '../bridge/model';
import { t } from '../i18n';
import { bytes } from '../i18n/time';
import { Icon } from '../ui/icons';
import { Button, IconButton, Modal } from '../ui/kit';
import { complain } from '../ui/toasts';
import { attachment } from './files';
import { marked, trimmed } from './rich';
import { compose, targets } from './target';

const ALBUM_MAX = 10;
const CAPTION_MAX = 1_024;

export interface Batch {
  files: File[];
  asFiles: boolean;
}

/** Files before they go: what they are, a caption, how they are sent. */
export function SendBox(props: { chat: PeerId; thread: number | undefined; batch: Batch | undefined; onClose: () => void }): JSX.Element {
  return (
    <Show when={props.batch}>
      {(batch) => <Box chat={props.chat} thread={props.thread} batch={batch()} onClose={props.onClose} />}
    </Show>
  );
}

function Box(props: { chat: PeerId; thread: number | undefined; batch: Batch; onClose: () => void }): JSX.Element {
  const [files, setFiles] = createSignal(props.batch.files);
  const [asFiles, setAsFiles] = createSignal(props.batch.asFiles);
  const [spoiler, setSpoiler] = createSignal(false);
  const [above, setAbove] = createSignal(false);
  const [caption, setCaption] = createSignal('');
  const [busy, setBusy] = createSignal(false);

  async function send(): Promise<void> {
    setBusy(true);
    try {
      const list = (await Promise.all(files().map((file) => attachment(file, asFiles()))))
        .map((one) => (spoiler() && (one.kind === 'photo' || one.kind === 'video') ? { ...one, spoiler: true } : one));
      const said = trimmed(marked({ text: caption(), entities: [] }));
      const { replyTo } = targets[props.chat] ?? {};
      for (let at = 0; at < list.length; at += ALBUM_MAX) {
        const part = list.slice(at, at + ALBUM_MAX);
        const together = part.length > 1 && new Set(part.map((one) => (one.kind === 'video' ? 'photo' : one.kind))).size === 1;
        const album = together ? { album: crypto.randomUUID?.() ?? String(Math.random()) } : {};
        await api.send(...part.map((one, i) => ({
          chat: props.chat, ...(at + i === 0 ? said : { text: '', entities: [] }), attachment: one, ...album,
          ...(replyTo ? { replyTo } : {}), ...(props.thread ? { thread: props.thread } : {}),
          ...(above() && said.text ? { captionAbove: true } : {}),
        })));
      }
      compose(props.chat, undefined);
      props.onClose();
    } catch (error) {
      complain(error);
    } finally {
      setBusy(false);
    }
  }

  const visual = () => files().some((file) => /^(image|video)\//.test(file.type));
  return (
    <Modal open onClose={props.onClose} title={t('composer.sendTitle', { n: files().length })} class="send-box">
      <ul class="send-files">
        <For each={files()}>
          {(file) => (
            <li>
              <Preview file={file} />
              <span class="peer-text"><b class="file-name" dir="auto">{file.name}</b><small>{bytes(file.size)}</small></span>
              <Show when={files().length > 1}>
                <IconButton icon="close" label={t('ui.delete')} onClick={() => setFiles((old) => old.filter((one) => one !== file))} />
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={visual()}>
        <label class="check">
          <input type="checkbox" checked={asFiles()} onChange={(event) => setAsFiles(event.currentTarget.checked)} />
          {t('composer.asFiles')}
        </label>
        <Show when={!asFiles()}>
          <label class="check">
            <input type="checkbox" checked={spoiler()} onChange={(event) => setSpoiler(event.currentTarget.checked)} />
            {t('composer.spoiler')}
          </label>
          <label class="check">
            <input type="checkbox" checked={above()} onChange={(event) => setAbove(event.currentTarget.checked)} />
            {t('composer.captionAbove')}
          </label>
        </Show>
      </Show>
      <form class="send-caption" onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <input
          type="text" dir="auto" maxlength={CAPTION_MAX} placeholder={t('composer.caption')} aria-label={t('composer.caption')} autofocus
          onInput={(event) => setCaption(event.currentTarget.value)}
        />
        <Button type="submit" kind="main" busy={busy()}>{t('chat.send')}</Button>
      </form>
    </Modal>
  );
}

function Preview(props: { file: File }): JSX.Element {
  const url = /^image\//.test(props.file.type) ? URL.createObjectURL(props.file) : undefined;
  onCleanup(() => url && URL.revokeObjectURL(url));
  return <Show when={url} fallback={<span class="file-disc"><Icon name="file" /></span>}><img class="send-preview" src={url} alt="" /></Show>;
}

