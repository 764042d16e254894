import { type JSX } from 'solid-js';
import { t } from '../i18n';
import { IconButton } from '../ui/kit';
import { askForward } from './forward';
import { askRemove } from './remove-messages';
import { clearSelection, selection } from './selection';

/** What can be done to the messages that are chosen. */
export function SelectionBar(): JSX.Element {
  return (
    <div class="selection-bar" role="toolbar" aria-label={t('message.actions')}>
      <IconButton icon="close" label={t('composer.cancel')} onClick={clearSelection} />
      <span>{t('message.selected', { n: selection.ids.length })}</span>
      <IconButton icon="forward" label={t('message.forward')} onClick={() => askForward(selection.chat, [...selection.ids])} />
      <IconButton icon="trash" label={t('message.delete')} onClick={() => askRemove(selection.chat, [...selection.ids])} />
    </div>
  );
}
