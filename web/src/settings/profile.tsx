import { type JSX, Show, createResource, createSignal } from 'solid-js';
import { api } from '../bridge/client';
import { errorText, t } from '../i18n';
import { state } from '../store/state';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icons';
import { Button, Field, IconButton } from '../ui/kit';
import { square } from '../media/square';
import { complain, toast } from '../ui/toasts';

/** One's own name, picture, username and words. */
export function Profile(): JSX.Element {
  const me = () => state.peers[state.self];
  const [about] = createResource(() => api.profile(state.self).then((one) => one.about));
  const [error, setError] = createSignal<string>();
  const [free, setFree] = createSignal<boolean>();
  let input!: HTMLInputElement;
  let timer = 0;

  async function save(form: FormData): Promise<void> {
    setError(undefined);
    const text = (name: string): string => String(form.get(name) ?? '').trim();
    try {
      await api.updateName(text('first'), text('last'), text('about'));
      const username = text('username').replace(/^@/, '');
      if (username !== (me()?.username ?? '')) await api.updateUsername(username);
      toast(t('settings.saved'));
    } catch (problem) {
      setError(errorText(problem));
    }
  }

  function check(username: string): void {
    clearTimeout(timer);
    setFree(undefined);
    setError(undefined);
    if (!username || username === me()?.username) return;
    timer = window.setTimeout(() => void api.usernameFree(username.replace(/^@/, '')).then(setFree).catch((problem) => setError(errorText(problem))), 400);
  }

  const photo = (file: File | undefined): void => {
    if (file) void square(file).then((blob) => api.updatePhoto(blob)).catch(complain);
  };
  return (
    <>
      <div class="profile-card">
        <button type="button" class="photo-button" aria-label={t('settings.photo')} title={t('settings.photo')} onClick={() => input.click()}>
          <Avatar peer={state.self} size={120} person />
          <span class="photo-badge"><Icon name="camera" size={20} /></span>
        </button>
        <input ref={input} type="file" accept="image/*" hidden aria-hidden="true" tabIndex={-1} onChange={() => photo(input.files?.[0])} />
        <Show when={me()?.photo}><IconButton icon="trash" label={t('settings.photoRemove')} onClick={() => void api.removePhoto().catch(complain)} /></Show>
      </div>
      <form class="pane-form" onSubmit={(event) => { event.preventDefault(); void save(new FormData(event.currentTarget)); }}>
        <Field label={t('signin.firstName')} name="first" required maxlength={64} value={me()?.firstName ?? ''} />
        <Field label={t('signin.lastName')} name="last" maxlength={64} value={me()?.lastName ?? ''} />
        <Field label={t('settings.about')} name="about" maxlength={70} value={about() ?? ''} />
        <Field
          label={t('settings.username')} name="username" maxlength={32} dir="ltr" value={me()?.username ?? ''} autocomplete="off"
          onInput={(event) => check(event.currentTarget.value.trim())} error={free() === false ? t('settings.usernameTaken') : error()}
        />
        <Show when={free()}><p class="good" role="status">{t('settings.usernameFree')}</p></Show>
        <Button type="submit" kind="main">{t('settings.save')}</Button>
      </form>
    </>
  );
}
