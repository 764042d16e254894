import { For, type JSX, Match, Show, Switch, createResource, createSignal } from 'solid-js';
import { api } from '../bridge/client';
import type { PeerId } from '../bridge/model';
import { t } from '../i18n';
import { fullDate } from '../i18n/time';
import { openChat } from '../store/route';
import { state } from '../store/state';
import { Avatar } from '../ui/avatar';
import { Button, Modal, Spinner } from '../ui/kit';
import { shownName } from '../ui/names';
import { complain, failed, toast } from '../ui/toasts';
import type { ReportStep } from '../worker/asking';
import { type AskedWindow, askedWindow, setAskedWindow } from './asked';

/** Reports messages to the operator, or lists who has read one. */
export default function AskedWindows(): JSX.Element {
  const close = (): void => void setAskedWindow(undefined);
  const report = () => askedWindow()?.kind === 'report';
  return (
    <Modal open={askedWindow() !== undefined} onClose={close} title={t(report() ? 'report' : 'readBy')}>
      <Show when={askedWindow()} keyed>
        {(asked) => <Show when={asked.kind === 'report'} fallback={<Readers asked={asked} onDone={close} />}><Report asked={asked} onDone={close} /></Show>}
      </Show>
    </Modal>
  );
}

/** The operator's questions, one after the other, until the report is made. */
function Report(props: { asked: AskedWindow; onDone: () => void }): JSX.Element {
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

function Readers(props: { asked: AskedWindow; onDone: () => void }): JSX.Element {
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
