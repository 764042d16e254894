import { For, type JSX, Show, createResource, createSignal } from 'solid-js';
import { api } from '../bridge/client';
import { errorText, t } from '../i18n';
import { go, openChat } from '../store/route';
import { state } from '../store/state';
import { Icon } from '../ui/icons';
import { Button, Field, IconButton } from '../ui/kit';
import { nameOf } from '../ui/names';
import { PeerRow, folded } from './search-results';

/** The people one knows, and how to add one by phone number. */
export function Contacts(): JSX.Element {
  const [ids, { refetch }] = createResource(() => api.contacts());
  const [adding, setAdding] = createSignal(false);
  const [query, setQuery] = createSignal('');
  const shown = () => (ids.latest ?? [])
    .filter((id) => folded(nameOf(state.peers[id])).includes(folded(query())))
    .sort((a, b) => nameOf(state.peers[a]).localeCompare(nameOf(state.peers[b])));
  return (
    <section class="pane" aria-label={t('contacts')}>
      <header class="pane-head">
        <IconButton icon="back" label={t('chat.back')} onClick={() => go('')} />
        <h1>{t('contacts')}</h1>
      </header>
      <div class="pane-body">
        <Show when={adding()} fallback={
          <div class="pane-form">
            <input class="modal-search" type="search" aria-label={t('chats.search')} placeholder={t('chats.search')} onInput={(event) => setQuery(event.currentTarget.value)} />
            <Button kind="main" onClick={() => setAdding(true)}>{t('contacts.add')}</Button>
            <div class="pane-pair">
              <Button onClick={() => go('contacts/group')}><Icon name="users" size={20} />{t('create.group')}</Button>
              <Button onClick={() => go('contacts/channel')}><Icon name="megaphone" size={20} />{t('create.channel')}</Button>
            </div>
          </div>
        }>
          <AddContact onDone={() => { setAdding(false); void refetch(); }} />
        </Show>
        <ul class="plain-list">
          <For each={shown()}>{(id) => <li><PeerRow peer={id} onOpen={() => openChat(id)} /></li>}</For>
        </ul>
        <Show when={!ids.loading && !shown().length && !adding()}><p class="empty">{t('contacts.none')}</p></Show>
      </div>
    </section>
  );
}

function AddContact(props: { onDone: () => void }): JSX.Element {
  const [error, setError] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  async function add(form: FormData): Promise<void> {
    setBusy(true);
    try {
      const id = await api.importContact(String(form.get('phone')), String(form.get('first')), String(form.get('last')));
      if (id === undefined) return void setError(t('contacts.notFound'));
      props.onDone();
      openChat(id);
    } catch (problem) {
      setError(errorText(problem));
    } finally {
      setBusy(false);
    }
  }
  return (
    <form class="pane-form" onSubmit={(event) => { event.preventDefault(); void add(new FormData(event.currentTarget)); }}>
      <Field label={t('contacts.phone')} name="phone" type="tel" required autofocus dir="ltr" error={error()} />
      <Field label={t('signin.firstName')} name="first" required maxlength={64} />
      <Field label={t('signin.lastName')} name="last" maxlength={64} />
      <Button type="submit" kind="main" busy={busy()}>{t('contacts.add')}</Button>
      <Button onClick={() => props.onDone()}>{t('ui.cancel')}</Button>
    </form>
  );
}
