import { type JSX, Show, Suspense, createSignal, lazy } from 'solid-js';
import { api, slot, switchTo } from '../bridge/client';
import { t } from '../i18n';
import { downloads } from '../store/downloads';
import { go, openChat } from '../store/route';
import { state } from '../store/state';
import { Button, Modal } from '../ui/kit';
import { type Choice, Menu } from '../ui/menu';
import { complain } from '../ui/toasts';

const Downloads = lazy(() => import('../media/downloads'));

/** Contacts, settings, accounts. */
export function MainMenu(): JSX.Element {
  const [leaving, setLeaving] = createSignal(false);
  const [listing, setListing] = createSignal(false);
  const choices = (): Choice[] => [
    { icon: 'bookmark', label: t('chats.saved'), run: () => openChat(state.self) },
    { icon: 'user', label: t('contacts'), run: () => go('contacts') },
    ...(downloads.length ? [{ icon: 'download', label: t('downloads'), run: () => setListing(true) } as const] : []),
    { icon: 'settings', label: t('settings'), run: () => go('settings') },
    ...state.accounts.filter((one) => one.slot !== slot)
      .map((one): Choice => ({ icon: 'users', label: one.name, run: () => switchTo(one.slot) })),
    {
      icon: 'plus', label: t('account.add'),
      run: () => switchTo(Math.max(slot, ...state.accounts.map((one) => one.slot)) + 1),
    },
    { icon: 'logout', label: t('signOut'), danger: true, run: () => setLeaving(true) },
  ];
  return (
    <>
      <Menu icon="menu" label={t('chats.menu')} choices={choices} />
      <Show when={listing()}><Suspense><Downloads onClose={() => setListing(false)} /></Suspense></Show>
      <Modal open={leaving()} onClose={() => setLeaving(false)} title={t('signOut')}>
        <p>{t('signOut.ask')}</p>
        <footer class="modal-foot">
          <Button onClick={() => setLeaving(false)}>{t('ui.cancel')}</Button>
          <Button kind="danger" onClick={() => { setLeaving(false); api.signOut().catch(complain); }}>{t('signOut')}</Button>
        </footer>
      </Modal>
    </>
  );
}
