import { For, type JSX, Match, Show, Switch, createResource, createSignal } from 'solid-js';
import { api } from '../bridge/client';
import type { Message, PeerId, PollOption } from '../bridge/model';
import { MessageLine } from '../chats/message-line';
import { PeerRow } from '../chats/search-results';
import { t } from '../i18n';
import { fullDate } from '../i18n/time';
import { openChat } from '../store/route';
import { state } from '../store/state';
import { Avatar } from '../ui/avatar';
import { Button, Modal, Spinner } from '../ui/kit';
import { shownName } from '../ui/names';
import { complain, failed, toast } from '../ui/toasts';
import type { ReportStep } from '../worker/asking';
import type { Voters } from '../worker/polls';
import { type AskedWindow, askedWindow, setAskedWindow } from './asked';
import { listHandle } from './handle';
import StickerWindow from './sticker-window';

const TITLES = { report: 'report', readBy: 'readBy', voters: 'poll.voters', pinned: 'pins', stickers: 'stickers' } as const;

type Of<K extends AskedWindow['kind']> = Extract<AskedWindow, { kind: K }>;

/** The windows that a chat and the menus of its messages ask for. */
export default function AskedWindows(): JSX.Element {
  const close = (): void => void setAskedWindow(undefined);
  return (
    <Modal open={askedWindow() !== undefined} onClose={close} title={t(TITLES[askedWindow()?.kind ?? 'report'])}>
      <Show when={askedWindow()} keyed>
        {(asked) => (
          <Switch>
            <Match when={asked.kind === 'report'}><Report asked={asked as Of<'report'>} onDone={close} /></Match>
            <Match when={asked.kind === 'readBy'}><Readers asked={asked as Of<'readBy'>} onDone={close} /></Match>
            <Match when={asked.kind === 'voters'}><PollVoters asked={asked as Of<'voters'>} onDone={close} /></Match>
            <Match when={asked.kind === 'stickers' && asked}>{(one) => <StickerWindow chat={one().chat} sticker={one().sticker} onDone={close} />}</Match>
            <Match when={asked.kind === 'pinned'}><Pinned asked={asked as Of<'pinned'>} onDone={close} /></Match>
          </Switch>
        )}
      </Show>
    </Modal>
  );
}

/** The operator's questions, one after the other, until the report is made. */
function Report(props: { asked: Of<'report'>; onDone: () => void }): JSX.Element {
  const [step, setStep] = createSignal<ReportStep>();
  const go = (option: Uint8Array, words = ''): void => {
    setStep(undefined);
    api.report(props.asked.chat, props.asked.ids, option, words).then((next) => {
      if (next.step !== 'done') return void setStep(next);
      toast(t('report.done'));
      props.onDone();
    }).catch((error: unknown) => { complain(error); props.onDone(); });
  };
  go(new Uint8Array());
  const of = <K extends ReportStep['step']>(kind: K) => {
    const now = step();
    return now?.step === kind ? (now as Extract<ReportStep, { step: K }>) : undefined;
  };
  return (
    <Switch fallback={<Spinner />}>
      <Match when={of('choose')}>
        {(one) => (
          <>
            <p class="note">{one().title}</p>
            <ul class="plain-list modal-list">
              <For each={one().options}>{(option) => <li><button type="button" class="setting-row" onClick={() => go(option.option)}>{option.text}</button></li>}</For>
            </ul>
          </>
        )}
      </Match>
      <Match when={of('words')}>
        {(one) => (
          <form class="poll-form" onSubmit={(event) => { event.preventDefault(); go(one().option, String(new FormData(event.currentTarget).get('words')).trim()); }}>
            <label class="field">
              <span>{t('report.words')}</span>
              <textarea name="words" rows={3} maxlength={512} dir="auto" autofocus required={!one().optional} />
            </label>
            <footer class="modal-foot">
              <Button onClick={() => props.onDone()}>{t('ui.cancel')}</Button>
              <Button type="submit" kind="main">{t('report.send')}</Button>
            </footer>
          </form>
        )}
      </Match>
    </Switch>
  );
}

function Readers(props: { asked: Of<'readBy'>; onDone: () => void }): JSX.Element {
  const [list] = createResource(() => api.readBy(props.asked.chat, props.asked.ids[0]!).catch(failed) as Promise<{ user: PeerId; date: number }[]>);
  return (
    <Show when={list()} fallback={<Spinner />}>
      <ul class="plain-list modal-list">
        <For each={list()} fallback={<li class="empty">{t('readBy.nobody')}</li>}>
          {(one) => (
            <li>
              <button type="button" class="peer-row" onClick={() => { props.onDone(); openChat(one.user); }}>
                <Avatar peer={one.user} size={40} person />
                <span class="peer-text"><bdi class="row-name">{shownName(state.peers[one.user])}</bdi><small>{fullDate(one.date)}</small></span>
              </button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

/** Who voted for what in a poll that is not anonymous. */
function PollVoters(props: { asked: Of<'voters'>; onDone: () => void }): JSX.Element {
  const { message } = props.asked;
  const options = message.media?.type === 'poll' ? message.media.options.filter((one) => one.voters) : [];
  return (
    <div class="modal-list">
      <For each={options}>{(option) => <OptionVoters message={message} option={option} onDone={props.onDone} />}</For>
    </div>
  );
}

function OptionVoters(props: { message: Message; option: PollOption; onDone: () => void }): JSX.Element {
  const [people, setPeople] = createSignal<PeerId[]>([]);
  const [next, setNext] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const load = (): void => {
    setBusy(true);
    api.voters(props.message.chat, props.message.id, props.option.data, next()).then((page: Voters) => {
      setPeople((old) => [...old, ...page.people]);
      setNext(page.next);
    }).catch(complain).finally(() => setBusy(false));
  };
  load();
  return (
    <section>
      <h3 class="group-title"><bdi>{props.option.text}</bdi> · {t('poll.votes', { n: props.option.voters })}</h3>
      <ul class="plain-list">
        <For each={people()}>{(id) => <li><PeerRow person peer={id} onOpen={() => { props.onDone(); openChat(id); }} /></li>}</For>
      </ul>
      <Show when={next() || busy()}><Button busy={busy()} onClick={load}>{t('ui.more')}</Button></Show>
    </section>
  );
}

/** All pinned messages of a chat. */
function Pinned(props: { asked: Of<'pinned'>; onDone: () => void }): JSX.Element {
  const { chat } = props.asked;
  const [list] = createResource(() => api.pinned(chat).catch(failed) as Promise<Message[]>);
  const unpin = (): void => {
    props.onDone();
    void api.unpinAll(chat).catch(complain);
  };
  return (
    <Show when={list()} fallback={<Spinner />}>
      <ul class="plain-list modal-list">
        <For each={list()}>
          {(one) => <MessageLine person message={one} onOpen={() => { props.onDone(); void listHandle()?.jump(one.id); }} />}
        </For>
      </ul>
      <Show when={props.asked.mayUnpin}>
        <footer class="modal-foot"><Button kind="danger" onClick={unpin}>{t('pins.unpinAll')}</Button></footer>
      </Show>
    </Show>
  );
}
