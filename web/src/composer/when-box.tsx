import type { JSX } from 'solid-js';
import { t } from '../i18n';
import { Button, Modal } from '../ui/kit';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** What the server keeps to send it later: a year. */
const LONGEST_MS = 365 * 24 * HOUR_MS;

/** A time as the field for it wants it, where this browser is. */
const local = (ms: number): string => new Date(ms - new Date(ms).getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 16);

/** Asks when a message is to be sent. */
export default function WhenBox(props: { onClose: () => void; onPick: (seconds: number) => void }): JSX.Element {
  let field!: HTMLInputElement;
  const pick = (): void => {
    const at = new Date(field.value).getTime();
    if (at > Date.now() + 10_000) props.onPick(Math.floor(at / 1_000));
    else field.reportValidity();
  };
  return (
    <Modal open onClose={props.onClose} title={t('later.title')}>
      <form class="poll-form" onSubmit={(event) => { event.preventDefault(); pick(); }}>
        <div class="field">
          <label for="when">{t('later.when')}</label>
          <input
            ref={field} id="when" type="datetime-local" required value={local(Date.now() + HOUR_MS)} min={local(Date.now() + MINUTE_MS)} max={local(Date.now() + LONGEST_MS)}
          />
        </div>
        <footer class="modal-foot">
          <Button onClick={() => props.onClose()}>{t('ui.cancel')}</Button>
          <Button type="submit" kind="main">{t('later.do')}</Button>
        </footer>
      </form>
    </Modal>
  );
}
