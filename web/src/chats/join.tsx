import { type JSX, Show, createResource, createSignal } from 'solid-js';
import { api } from '../bridge/client';
import { errorText, t } from '../i18n';
import { joining, setJoining } from '../store/joining';
import { openChat } from '../store/route';
import { Button, Modal, Spinner } from '../ui/kit';
import { complain, toast } from '../ui/toasts';

/** What an invite link leads to, and the way in. */
export default function JoinWindow(): JSX.Element {
  const close = (): void => void setJoining(undefined);
  const [found] = createResource(joining, async (link) => {
    const preview = await api.checkInvite(link);
    if (preview.chat !== undefined) {
      close();
      openChat(preview.chat);
    }
    return preview;
  });
  const [busy, setBusy] = createSignal(false);
  const failed = (error: unknown): boolean => error instanceof Error && 'failure' in error && (error.failure as { name: string }).name === 'INVITE_REQUEST_SENT';
  async function join(link: string): Promise<void> {
    setBusy(true);
    try {
      const chat = await api.joinByLink(link);
      if (chat === undefined) toast(t('join.asked'));
      else openChat(chat);
      close();
    } catch (error) {
      if (failed(error)) {
        toast(t('join.asked'));
        close();
      } else complain(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Modal open={joining() !== undefined} onClose={close} title={t('join.title')}>
      <Show when={!found.error} fallback={<p class="error" role="alert">{errorText(found.error)}</p>}>
        <Show when={found()} fallback={<Spinner />}>
          {(one) => (
            <>
              <h3 class="join-name"><bdi>{one().title}</bdi></h3>
              <Show when={one().members}><p class="note">{t(one().channel ? 'subscribers' : 'members', { n: one().members })}</p></Show>
              <Show when={one().about}><p dir="auto">{one().about}</p></Show>
              <Show when={one().asks}><p class="note">{t('join.asks')}</p></Show>
              <footer class="modal-foot">
                <Button onClick={close}>{t('ui.cancel')}</Button>
                <Button kind="main" busy={busy()} onClick={() => void join(joining()!)}>{t(one().asks ? 'join.ask' : 'chat.join')}</Button>
              </footer>
            </>
          )}
        </Show>
      </Show>
    </Modal>
  );
}
