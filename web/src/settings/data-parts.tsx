import { For, type JSX, Show, createResource } from 'solid-js';
import { api } from '../bridge/client';
import { CHAT_KINDS } from '../bridge/model';
import { t } from '../i18n';
import { bytes } from '../i18n/time';
import { choices, choose } from '../store/settings';
import { state } from '../store/state';
import { Avatar } from '../ui/avatar';
import { Button, Spinner, Switch } from '../ui/kit';
import { nameOf } from '../ui/names';
import { complain, toast } from '../ui/toasts';

const MIB = 1 << 20;
const ROOMS = [0, 64 * MIB, 256 * MIB, 1_024 * MIB, 4_096 * MIB];

/** What this browser keeps, and what it loads by itself. */
export function Storage(): JSX.Element {
  const [used, { refetch }] = createResource(async () => (await navigator.storage?.estimate?.())?.usage ?? 0);
  const [files, { refetch: count }] = createResource(() => api.keptFiles());
  const clear = (): void => {
    void api.clearKept().then(() => Promise.all([refetch(), count()])).then(() => toast(t('settings.dataCleared'))).catch(complain);
  };
  const setRoom = (bytes: number): void => void api.setFilesRoom(bytes).then(() => count()).catch(complain);
  return (
    <>
      <For each={['photos', 'clips'] as const}>
        {(what) => (
          <fieldset class="choices">
            <legend class="group-title">{t(`auto.${what}`)}</legend>
            <For each={CHAT_KINDS}>
              {(kind) => <Switch label={t(`kind.${kind}`)} checked={choices[what][kind]} onChange={(on) => choose(what, kind, on)} />}
            </For>
          </fieldset>
        )}
      </For>
      <h2 class="group-title">{t('settings.kept')}</h2>
      <div class="pane-form">
        <p>{t('settings.dataUsed', { size: bytes(used.latest ?? 0) })}</p>
        <Show when={files.latest}>{(one) => <p class="note">{t('settings.dataFiles', { size: bytes(one().used) })}</p>}</Show>
        <div class="field">
          <label for="room">{t('settings.room')}</label>
          <select id="room" onChange={(event) => setRoom(Number(event.currentTarget.value))}>
            <For each={ROOMS}>{(one) => <option value={one} selected={one === files.latest?.room}>{one ? bytes(one) : t('settings.roomNone')}</option>}</For>
          </select>
        </div>
        <Button onClick={clear}>{t('settings.dataClear')}</Button>
      </div>
    </>
  );
}

const MESSAGE_DAYS = [0, 1, 7, 31];
const ACCOUNT_DAYS = [30, 90, 180, 365];

/** What ends by itself: messages of new chats, and an account that nobody uses. */
export function Lifetimes(): JSX.Element {
  const [now, { mutate, refetch }] = createResource(() => api.lifetimes().catch((error: unknown) => void complain(error)));
  const days = () => Math.round((now.latest?.messages ?? 0) / 86_400);
  const set = (call: Promise<void>): void => void call.then(() => refetch()).then(() => toast(t('settings.saved'))).catch((error: unknown) => { void refetch(); complain(error); });
  const name = (one: number): string => (one ? t('timer.days', { n: one }) : t('timer.never'));
  return (
    <Show when={now.latest} fallback={<Spinner />}>
      <fieldset class="choices">
        <legend class="group-title">{t('lifetime.messages')}</legend>
        <For each={MESSAGE_DAYS.includes(days()) ? MESSAGE_DAYS : [...MESSAGE_DAYS, days()]}>
          {(one) => (
            <label class="choice-row">
              <input
                type="radio" name="lifetime" checked={one === days()}
                onChange={() => { mutate((old) => old && { ...old, messages: one * 86_400 }); set(api.setMessageLifetime(one)); }}
              /> {name(one)}
            </label>
          )}
        </For>
        <p class="note pane-form">{t('lifetime.messagesHint')}</p>
      </fieldset>
      <div class="field discussion-choice">
        <label for="account-days">{t('lifetime.account')}</label>
        <select id="account-days" onChange={(event) => set(api.setAccountLifetime(Number(event.currentTarget.value)))}>
          <For each={[...new Set([...ACCOUNT_DAYS, now.latest!.account])].sort((a, b) => a - b)}>
            {(one) => <option value={one} selected={one === now.latest!.account}>{t('lifetime.days', { n: one })}</option>}
          </For>
        </select>
      </div>
    </Show>
  );
}

export function Blocked(): JSX.Element {
  const [ids, { refetch }] = createResource(() => api.blocked());
  return (
    <Show when={ids.latest?.length} fallback={<p class="empty">{ids.loading ? '' : t('settings.noBlocked')}</p>}>
      <ul class="plain-list">
        <For each={ids.latest}>
          {(id) => (
            <li class="session">
              <Avatar peer={id} size={40} />
              <span class="peer-text"><bdi>{nameOf(state.peers[id])}</bdi></span>
              <Button onClick={() => void api.block(id, false).then(() => refetch()).catch(complain)}>{t('profile.unblock')}</Button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
