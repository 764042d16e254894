import { For, type JSX, Show, createResource, createSignal } from 'solid-js';
import { api } from '../bridge/client';
import type { PeerId } from '../bridge/model';
import { errorText, t } from '../i18n';
import { duration } from '../i18n/time';
import { square } from '../media/square';
import { state } from '../store/state';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icons';
import { Button, Field, IconButton, Spinner, Switch } from '../ui/kit';
import { complain, toast } from '../ui/toasts';

/** The pauses that the server takes, in seconds. */
const PAUSES = [0, 10, 30, 60, 300, 900, 3_600];
const TITLE_MAX = 128;
const ABOUT_MAX = 255;
const PATIENCE_MS = 400;

/** The name, the picture and the settings of a group or channel. */
export function Edit(props: { chat: PeerId; onDone: () => void }): JSX.Element {
  const peer = () => state.peers[props.chat];
  const wide = () => peer()?.kind !== 'group';
  const [now, { mutate }] = createResource(() => props.chat, (chat) => api.chatSettings(chat).catch((error: unknown) => { complain(error); return undefined; }));
  const [error, setError] = createSignal<string>();
  const [free, setFree] = createSignal<boolean>();
  const [busy, setBusy] = createSignal(false);
  let input!: HTMLInputElement;
  let timer = 0;

  async function save(form: FormData): Promise<void> {
    const text = (name: string): string => String(form.get(name) ?? '').trim();
    setError(undefined);
    setBusy(true);
    try {
      if (text('title') !== peer()?.name) await api.setTitle(props.chat, text('title'));
      if (text('about') !== now.latest?.about) await api.setAbout(props.chat, text('about'));
      const username = text('username').replace(/^@/, '');
      if (form.has('username') && username !== (peer()?.username ?? '')) await api.setChatUsername(props.chat, username);
      toast(t('settings.saved'));
      props.onDone();
    } catch (problem) {
      setError(errorText(problem));
    } finally {
      setBusy(false);
    }
  }

  function check(username: string): void {
    clearTimeout(timer);
    setFree(undefined);
    setError(undefined);
    if (!username || username === peer()?.username) return;
    timer = window.setTimeout(() => void api.chatUsernameFree(props.chat, username.replace(/^@/, '')).then(setFree).catch((problem) => setError(errorText(problem))), PATIENCE_MS);
  }

  const photo = (file: File | undefined): void => {
    if (file) void square(file).then((blob) => api.setChatPhoto(props.chat, blob)).catch(complain);
  };
  /** Shows a choice at once, and the old one again when the server does not take it. */
  const choose = (part: Partial<NonNullable<ReturnType<typeof now>>>, call: Promise<void>): void => {
    const before = now.latest!;
    mutate({ ...before, ...part });
    call.catch((problem: unknown) => { mutate(before); complain(problem); });
  };
  return (
    <Show when={now()} fallback={<Show when={now.loading}><Spinner /></Show>}>
      {(found) => (
        <>
          <div class="profile-card">
            <button type="button" class="photo-button" aria-label={t('edit.photo')} title={t('edit.photo')} onClick={() => input.click()}>
              <Avatar peer={props.chat} size={120} />
              <span class="photo-badge"><Icon name="camera" size={20} /></span>
            </button>
            <input ref={input} type="file" accept="image/*" hidden aria-hidden="true" tabIndex={-1} onChange={() => { photo(input.files?.[0]); input.value = ''; }} />
            <Show when={peer()?.photo}><IconButton icon="trash" label={t('edit.photoRemove')} onClick={() => void api.setChatPhoto(props.chat, undefined).catch(complain)} /></Show>
          </div>
          <form class="pane-form" onSubmit={(event) => { event.preventDefault(); void save(new FormData(event.currentTarget)); }}>
            <Field label={t('edit.title')} name="title" required maxlength={TITLE_MAX} dir="auto" value={peer()?.name ?? ''} />
            <Field label={t('edit.about')} name="about" maxlength={ABOUT_MAX} dir="auto" value={found().about} />
            <Show when={wide() && peer()?.creator}>
              <Field
                label={t('edit.username')} name="username" maxlength={32} dir="ltr" value={peer()?.username ?? ''} autocomplete="off"
                onInput={(event) => check(event.currentTarget.value.trim())} error={free() === false ? t('settings.usernameTaken') : undefined}
              />
            </Show>
            <Show when={free()}><p class="good" role="status">{t('settings.usernameFree')}</p></Show>
            <Show when={error()}><p class="error" role="alert">{error()}</p></Show>
            <Button type="submit" kind="main" busy={busy()}>{t('settings.save')}</Button>
          </form>
          <Show when={peer()?.kind === 'supergroup'}>
            <div class="field discussion-choice">
              <label for="slow">{t('edit.slow')}</label>
              <select id="slow" onChange={(event) => { const slow = Number(event.currentTarget.value); choose({ slow }, api.setSlow(props.chat, slow)); }}>
                <For each={PAUSES}>{(one) => <option value={one} selected={one === found().slow}>{one ? duration(one) : t('edit.slowOff')}</option>}</For>
              </select>
            </div>
            <Show when={!peer()?.username}>
              <Switch label={t('edit.past')} hint={t('edit.pastHint')} checked={!found().hiddenPast} onChange={(on) => choose({ hiddenPast: !on }, api.setHiddenPast(props.chat, !on))} />
            </Show>
          </Show>
          <Show when={peer()?.kind === 'channel'}>
            <Switch label={t('edit.signed')} checked={found().signed} onChange={(signed) => choose({ signed }, api.setSigned(props.chat, signed))} />
          </Show>
        </>
      )}
    </Show>
  );
}
