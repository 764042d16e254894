import { For, type JSX } from 'solid-js';
import { t } from '../i18n';
import { bytes } from '../i18n/time';
import { downloads } from '../store/downloads';
import { Icon } from '../ui/icons';
import { Modal } from '../ui/kit';
import { complain } from '../ui/toasts';
import { Progress } from './picture';
import { saveFile } from './save';

/** What was saved to the disk in this visit, the newest first: a click saves it again. */
export default function Downloads(props: { onClose: () => void }): JSX.Element {
  return (
    <Modal open onClose={props.onClose} title={t('downloads')}>
      <ul class="plain-list modal-list">
        <For each={downloads.toReversed()}>
          {(one) => (
            <li>
              <button type="button" class="file-line" onClick={() => void saveFile(one.file).catch(complain)}>
                <span class="file-disc"><Icon name={one.state === 'failed' ? 'alert' : one.state === 'done' ? 'check' : 'download'} /><Progress of={one.file.key} /></span>
                <span class="peer-text"><b class="file-name" dir="auto">{one.file.name}</b><small>{bytes(one.file.size)} · {t(`downloads.${one.state}`)}</small></span>
              </button>
            </li>
          )}
        </For>
      </ul>
    </Modal>
  );
}
