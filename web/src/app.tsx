import { type JSX, Match, Show, Suspense, Switch, createEffect, createMemo, lazy } from 'solid-js';
import { SignIn } from './auth/sign-in';
import { ChatView } from './history/chat-view';
import { Notifier } from './store/notify';
import { Shortcuts } from './ui/shortcuts';
import { ChatList } from './chats/chat-list';
import { DeleteChat } from './chats/delete-chat';
import { MuteChat } from './chats/mute';
import { errorText, t } from './i18n';
import { joining } from './store/joining';
import { type Route, route } from './store/route';
import { boot, setStartError, startError, state, unreadTotal } from './store/state';
import { Button } from './ui/kit';
import { Mark } from './ui/icons';
import { Toasts } from './ui/toasts';

const Settings = lazy(() => import('./settings/settings').then((part) => ({ default: part.Settings })));

const Contacts = lazy(() => import('./chats/contacts').then((part) => ({ default: part.Contacts })));
const Create = lazy(() => import('./chats/create').then((part) => ({ default: part.Create })));
const JoinWindow = lazy(() => import('./chats/join'));

/** The page: signing in, or the list with what is open beside it. */
export function App(): JSX.Element {
  createEffect(() => {
    const count = state.signedIn ? unreadTotal() : 0;
    document.title = count ? `(${count}) ${t('app')}` : t('app');
  });
  return (
    <>
      <Show when={state.ready} fallback={<Starting />}>
        <Show when={state.signedIn} fallback={<SignIn />}><Shell /></Show>
      </Show>
      <Toasts />
    </>
  );
}

function Starting(): JSX.Element {
  const again = (): void => {
    setStartError(undefined);
    boot().catch(setStartError);
  };
  return (
    <main class="starting" aria-busy={!startError()}>
      <Mark size={72} />
      <Show when={startError()}>
        <p role="alert">{t('net.noServer')} <small>{errorText(startError())}</small></p>
        <Button kind="main" onClick={again}>{t('net.retry')}</Button>
      </Show>
    </main>
  );
}

/** The list, or what takes its place, and beside it the chat that was opened last. */
function Shell(): JSX.Element {
  const opened = createMemo<Extract<Route, { view: 'chat' }> | undefined>((before) => {
    const here = route();
    if (here.view === 'chat') return here;
    return here.view === 'none' ? undefined : before;
  });
  const place = createMemo(() => {
    const here = opened();
    return here && `${here.chat}/${here.thread ?? 0}`;
  });
  const making = (): 'group' | 'channel' | undefined => {
    const here = route();
    if (here.view !== 'contacts') return undefined;
    return here.part === 'group' || here.part === 'channel' ? here.part : undefined;
  };
  return (
    <div class="shell" classList={{ 'chat-open': route().view === 'chat' }}>
      <div class="list-column">
        <Switch fallback={<ChatList />}>
          <Match when={making()}>{(kind) => <Suspense><Create kind={kind()} /></Suspense>}</Match>
          <Match when={route().view === 'contacts'}><Suspense><Contacts /></Suspense></Match>
          <Match when={route().view === 'settings'}><Suspense><Settings /></Suspense></Match>
        </Switch>
      </div>
      <Shortcuts />
      <Notifier />
      <DeleteChat />
      <MuteChat />
      <Show when={joining()}><JoinWindow /></Show>
      <main class="stage" id="stage">
        <Show when={place()} keyed fallback={<p class="nothing-open"><Mark size={56} />{t('chat.select')}</p>}>
          {(_) => {
            const { chat, thread } = opened()!;
            return <ChatView chat={chat} thread={thread} message={opened()?.message} />;
          }}
        </Show>
      </main>
    </div>
  );
}
