import { type JSX, Match, Suspense, Switch as Choose, lazy, onMount } from 'solid-js';
import { t } from '../i18n';
import { go, route } from '../store/route';
import { state } from '../store/state';
import { Avatar } from '../ui/avatar';
import { Icon, type IconName } from '../ui/icons';
import { IconButton, Spinner } from '../ui/kit';
import { shownName } from '../ui/names';
import { Appearance, LanguagePart, Notifications } from './browser-parts';
import { Blocked, Lifetimes, Storage } from './data-parts';
import { Devices } from './devices';
import { Folders } from './folders';
import { Password } from './password';
import { PrivacyPart } from './privacy';
import { Profile } from './profile';

const Passkeys = lazy(() => import('./passkeys'));

const PARTS = [
  ['profile', 'user', 'settings.profile'],
  ['notifications', 'bell', 'settings.notifications'],
  ['devices', 'device', 'settings.devices'],
  ['password', 'lock', 'settings.password'],
  ['passkeys', 'lock', 'passkeys'],
  ['folders', 'folder', 'folders'],
  ['privacy', 'eye', 'privacy'],
  ['blocked', 'block', 'settings.privacy'],
  ['lifetimes', 'clock', 'lifetime'],
  ['data', 'data', 'settings.data'],
  ['appearance', 'palette', 'settings.appearance'],
  ['language', 'globe', 'settings.language'],
] as const satisfies readonly (readonly [string, IconName, string])[];

/** The settings, in the place of the list. */
export function Settings(): JSX.Element {
  const part = () => {
    const here = route();
    return here.view === 'settings' ? here.part : '';
  };
  const title = () => PARTS.find(([name]) => name === part())?.[2] ?? 'settings';
  return (
    <section class="pane" aria-label={t('settings')}>
      <header class="pane-head">
        <IconButton icon="back" label={t('chat.back')} onClick={() => go(part() ? 'settings' : '')} />
        <h1>{t(title())}</h1>
      </header>
      <div class="pane-body">
        <Suspense fallback={<Spinner />}>
        <Choose fallback={<Overview />}>
          <Match when={part() === 'profile'}><Profile /></Match>
          <Match when={part() === 'notifications'}><Notifications /></Match>
          <Match when={part() === 'devices'}><Devices /></Match>
          <Match when={part() === 'password'}><Password /></Match>
          <Match when={part() === 'passkeys'}><Passkeys /></Match>
          <Match when={part() === 'folders'}><Folders /></Match>
          <Match when={part() === 'privacy'}><PrivacyPart /></Match>
          <Match when={part() === 'blocked'}><Blocked /></Match>
          <Match when={part() === 'lifetimes'}><Lifetimes /></Match>
          <Match when={part() === 'data'}><Storage /></Match>
          <Match when={part() === 'appearance'}><Appearance /></Match>
          <Match when={part() === 'language'}><LanguagePart /></Match>
        </Choose>
        </Suspense>
      </div>
    </section>
  );
}

function Overview(): JSX.Element {
  const me = () => state.peers[state.self];
  let first!: HTMLUListElement;
  onMount(() => first.querySelector('button')?.focus());
  return (
    <>
      <div class="profile-card">
        <Avatar peer={state.self} size={120} person />
        <h2><bdi>{shownName(me())}</bdi></h2>
        <p class="note" dir="ltr">{me()?.phone ? `+${me()!.phone}` : ''}</p>
      </div>
      <ul class="plain-list" ref={first}>
        {PARTS.filter(([name]) => name !== 'passkeys' || state.passkeys).map(([name, icon, word]) => (
          <li>
            <button type="button" class="setting-row" onClick={() => go(`settings/${name}`)}><Icon name={icon} />{t(word)}</button>
          </li>
        ))}
      </ul>
    </>
  );
}
