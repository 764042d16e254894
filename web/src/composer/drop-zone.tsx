import { type JSX, Show, createSignal, onCleanup, onMount } from 'solid-js';
import { t } from '../i18n';
import { Icon } from '../ui/icons';
import type { Batch } from './send-box';

/** Two places to drop files on, shown while some are dragged over the page. */
export function DropZone(props: { onDrop: (batch: Batch) => void }): JSX.Element {
  const [over, setOver] = createSignal(false);
  const carries = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  const drag = (event: DragEvent): void => {
    if (!carries(event)) return;
    event.preventDefault();
    setOver(true);
  };
  const leave = (event: DragEvent): void => { if (!event.relatedTarget) setOver(false); };
  const drop = (event: DragEvent): void => {
    if (!carries(event)) return;
    event.preventDefault();
    setOver(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    const asFiles = (event.target as Element | null)?.closest('[data-drop]')?.getAttribute('data-drop') === 'file';
    if (files.length) props.onDrop({ files, asFiles });
  };
  onMount(() => {
    addEventListener('dragover', drag);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
  });
  onCleanup(() => {
    removeEventListener('dragover', drag);
    removeEventListener('dragleave', leave);
    removeEventListener('drop', drop);
  });
  return (
    <Show when={over()}>
      <div class="drop-zone">
        <div data-drop="quick"><Icon name="image" size={40} />{t('composer.dropQuick')}</div>
        <div data-drop="file"><Icon name="file" size={40} />{t('composer.dropFile')}</div>
      </div>
    </Show>
  );
}
