import { type JSX, Show, createEffect, createSignal, on, onCleanup } from 'solid-js';
import { api } from '../bridge/client';
import type { Media } from '../bridge/model';
import { t } from '../i18n';
import { Icon } from '../ui/icons';
import { IconButton } from '../ui/kit';

const PATIENCE_MS = 600;
const LINK = /https?:\/\/\S+|(?:[a-z\d-]+\.)+[a-z]{2,}/i;

/** The page behind the first link of what is written; it can be left out. */
export function LinkPreview(props: { text: string; off: string | undefined; onOff: (link: string) => void }): JSX.Element {
  const [page, setPage] = createSignal<Extract<Media, { type: 'page' }>>();
  const link = () => LINK.exec(props.text)?.[0];
  let timer = 0;
  createEffect(on(link, (now) => {
    clearTimeout(timer);
    setPage(undefined);
    if (!now) return;
    timer = window.setTimeout(() => void api.pageOf(now).then((found) => link() === now && setPage(found)).catch(() => undefined), PATIENCE_MS);
  }));
  onCleanup(() => clearTimeout(timer));
  return (
    <Show when={props.off !== link() && page()}>
      {(one) => (
        <div class="above">
          <Icon name="link" size={22} />
          <div class="above-text"><b dir="auto">{one().title || one().site}</b><span dir="auto">{one().text || one().url}</span></div>
          <IconButton icon="close" label={t('composer.noPage')} onClick={() => props.onOff(link()!)} />
        </div>
      )}
    </Show>
  );
}
