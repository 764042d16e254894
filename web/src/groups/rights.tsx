import { For, type JSX, Match, Show, Switch as Choose, createResource, createSignal } from 'solid-js';
import { createStore } from 'solid-js/store';
import { api } from '../bridge/client';
import { ADMIN_RIGHTS, type AdminRights, MEMBER_RIGHTS, type MemberRights, type PeerId } from '../bridge/model';
import { type Word, errorText, t } from '../i18n';
import { state } from '../store/state';
import { Button, Field, Modal, Spinner, Switch } from '../ui/kit';
import { nameOf, shownName } from '../ui/names';
import { complain, toast } from '../ui/toasts';
import { type Asked, askedRights, setAskedRights } from './asked';

const RANK_MAX = 16;
/** Some rights exist only in channels, some only in groups. */
const ONLY_CHANNEL = new Set(['post', 'edit']);
const ONLY_GROUP = new Set(['pin', 'ban', 'topics', 'anonymous']);
const WORDS: Partial<Record<string, Word>> = { edit: 'admin.edit_' };

const TITLES = { admin: 'admin.edit', restrict: 'member.restrict', owner: 'owner.make' } as const;

const isolated = (id: PeerId): string => `\u2068${shownName(state.peers[id])}\u2069`;

/** The windows for what one administrator or one member may do. */
export default function RightsWindows(): JSX.Element {
  const close = (): void => void setAskedRights(undefined);
  const title = () => {
    const asked = askedRights();
    if (!asked) return '';
    return t(TITLES[asked.kind], { name: isolated(asked.user) });
  };
  return (
    <Modal open={askedRights() !== undefined} onClose={close} title={title()}>
      <Show when={askedRights()} keyed>
        {(asked) => (
          <Choose>
            <Match when={asked.kind === 'admin'}><Admin asked={asked} onDone={close} /></Match>
            <Match when={asked.kind === 'restrict'}><Restrict asked={asked} onDone={close} /></Match>
            <Match when={asked.kind === 'owner'}><GiveAway asked={asked} onDone={close} /></Match>
          </Choose>
        )}
      </Show>
    </Modal>
  );
}

function Admin(props: { asked: Asked; onDone: () => void }): JSX.Element {
  const { chat, user } = props.asked;
  const [found] = createResource(() => api.adminRights(chat, user).catch((error: unknown) => void complain(error)));
  return (
    <Show when={found()} fallback={<Spinner />}>
      {(one) => <AdminForm chat={chat} user={user} admin={one().admin} rights={one().rights} rank={one().rank} onDone={props.onDone} />}
    </Show>
  );
}

function AdminForm(props: { chat: PeerId; user: PeerId; admin: boolean; rights: AdminRights; rank: string; onDone: () => void }): JSX.Element {
  const peer = () => state.peers[props.chat];
  const channel = () => peer()?.kind === 'channel';
  const mine = (one: keyof AdminRights): boolean => peer()?.creator || Boolean((peer()?.rights as Partial<AdminRights> | undefined)?.[rightName(one)]);
  const offered = () => ADMIN_RIGHTS.filter((one) => (channel() ? !ONLY_GROUP.has(one) : !ONLY_CHANNEL.has(one)));
  const start = props.admin ? props.rights : Object.fromEntries(ADMIN_RIGHTS.map((one) => [one, one !== 'anonymous' && one !== 'addAdmins' && mine(one)])) as AdminRights;
  const [rights, setRights] = createStore<AdminRights>({ ...start });
  const [rank, setRank] = createSignal(props.rank);
  const [busy, setBusy] = createSignal(false);
  const none = Object.fromEntries(ADMIN_RIGHTS.map((one) => [one, false])) as AdminRights;
  async function save(wanted: AdminRights): Promise<void> {
    setBusy(true);
    const given = Object.fromEntries(ADMIN_RIGHTS.map((one) => [one, offered().includes(one) && wanted[one]])) as AdminRights;
    try {
      await api.setAdmin(props.chat, props.user, given, rank().trim());
      toast(t('settings.saved'));
      props.onDone();
    } catch (error) {
      complain(error);
      setBusy(false);
    }
  }
  return (
    <>
      <div class="poll-switches">
        <For each={offered()}>
          {(one) => <Switch label={t(WORDS[one] ?? (`admin.${one}` as Word))} checked={rights[one]} disabled={!mine(one)} onChange={(on) => setRights(one, on)} />}
        </For>
      </div>
      <Show when={!channel()}>
        <Field label={t('admin.rank')} maxlength={RANK_MAX} dir="auto" value={rank()} onInput={(event) => setRank(event.currentTarget.value)} />
      </Show>
      <footer class="modal-foot">
        <Show when={props.admin}><Button kind="danger" disabled={busy()} onClick={() => void save(none)}>{t('admin.dismiss')}</Button></Show>
        <Button kind="main" busy={busy()} onClick={() => void save({ ...rights })}>{t('rights.save')}</Button>
      </footer>
    </>
  );
}

/** Gives a group or channel to another of its members, who cannot be made to give it back. */
function GiveAway(props: { asked: Asked; onDone: () => void }): JSX.Element {
  const { chat, user } = props.asked;
  const [error, setError] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  async function give(form: FormData): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      await api.giveAway(chat, user, String(form.get('password')));
      toast(t('owner.done', { name: isolated(user) }));
      props.onDone();
    } catch (problem) {
      setError(errorText(problem));
      setBusy(false);
    }
  }
  return (
    <form class="poll-form" onSubmit={(event) => { event.preventDefault(); void give(new FormData(event.currentTarget)); }}>
      <p>{t('owner.warn', { name: isolated(user), chat: `\u2068${nameOf(state.peers[chat])}\u2069` })}</p>
      <Field label={t('signin.password')} name="password" type="password" autocomplete="current-password" autofocus error={error()} />
      <footer class="modal-foot">
        <Button onClick={() => props.onDone()}>{t('ui.cancel')}</Button>
        <Button type="submit" kind="danger" busy={busy()}>{t('owner.give')}</Button>
      </footer>
    </form>
  );
}

/** The name by which a chat's own rights know this one. */
function rightName(one: keyof AdminRights): keyof AdminRights {
  return one === 'info' ? ('changeInfo' as 'info') : one;
}

function Restrict(props: { asked: Asked; onDone: () => void }): JSX.Element {
  const { chat, user } = props.asked;
  const [found] = createResource(async () => {
    try {
      const held = (await api.held(chat, 'restricted')).find((one) => one.peer === user);
      return held?.rights ?? (await api.memberRights(chat));
    } catch (error) {
      return void complain(error);
    }
  });
  const save = async (rights: MemberRights): Promise<void> => {
    await api.restrict(chat, user, rights);
    props.onDone();
  };
  return <Show when={found()} fallback={<Spinner />}>{(rights) => <MemberForm rights={rights()} onSave={save} />}</Show>;
}

/** What all members may do. */
export function Defaults(props: { chat: PeerId; onDone: () => void }): JSX.Element {
  const [found] = createResource(() => api.memberRights(props.chat).catch((error: unknown) => void complain(error)));
  const save = async (rights: MemberRights): Promise<void> => {
    await api.setMemberRights(props.chat, rights);
    toast(t('settings.saved'));
    props.onDone();
  };
  return <Show when={found()} fallback={<Spinner />}>{(rights) => <MemberForm rights={rights()} onSave={save} />}</Show>;
}

function MemberForm(props: { rights: MemberRights; onSave: (rights: MemberRights) => Promise<void> }): JSX.Element {
  const [rights, setRights] = createStore<MemberRights>({ ...props.rights });
  const [busy, setBusy] = createSignal(false);
  async function save(): Promise<void> {
    setBusy(true);
    try {
      await props.onSave({ ...rights });
    } catch (error) {
      complain(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <div class="rights-form">
      <div class="poll-switches">
        <For each={MEMBER_RIGHTS}>{(one) => <Switch label={t(`right.${one}`)} checked={rights[one]} onChange={(on) => setRights(one, on)} />}</For>
      </div>
      <footer class="modal-foot"><Button kind="main" busy={busy()} onClick={() => void save()}>{t('rights.save')}</Button></footer>
    </div>
  );
}
