import { For, type JSX, Show, createSignal } from 'solid-js';
import { createStore } from 'solid-js/store';
import { api } from '../bridge/client';
import type { PeerId } from '../bridge/model';
import { t } from '../i18n';
import { state } from '../store/state';
import { Button, Field, IconButton, Modal, Switch } from '../ui/kit';
import { complain } from '../ui/toasts';

const OPTIONS_MAX = 10;
const QUESTION_MAX = 255;
const OPTION_MAX = 100;
const SOLUTION_MAX = 200;

/** Makes a poll or a quiz. */
export default function PollBox(props: { chat: PeerId; thread: number | undefined; onClose: () => void }): JSX.Element {
  return (
    <Modal open onClose={props.onClose} title={t('poll.new')}>
      <PollForm chat={props.chat} thread={props.thread} onClose={props.onClose} />
    </Modal>
  );
}

function PollForm(props: { chat: PeerId; thread: number | undefined; onClose: () => void }): JSX.Element {
  const [options, setOptions] = createStore(['', '']);
  const [question, setQuestion] = createSignal('');
  const [solution, setSolution] = createSignal('');
  const [open, setOpen] = createSignal(false);
  const [multiple, setMultiple] = createSignal(false);
  const [quiz, setQuiz] = createSignal(false);
  const [correct, setCorrect] = createSignal(0);
  const channel = () => state.peers[props.chat]?.kind === 'channel';
  const filled = () => options.map((one) => one.trim()).filter(Boolean);
  const ready = () => question().trim() && filled().length >= 2 && new Set(filled()).size === filled().length && (!quiz() || options[correct()]?.trim());

  function send(): void {
    if (!ready()) return;
    const poll = {
      question: question().trim(), options: filled(), open: open() && !channel(), multiple: multiple() && !quiz(), solution: quiz() ? solution().trim() : '',
      ...(quiz() ? { correct: filled().indexOf(options[correct()]!.trim()) } : {}),
    };
    props.onClose();
    api.send({ chat: props.chat, text: '', entities: [], poll, ...(props.thread ? { thread: props.thread } : {}) }).catch(complain);
  }

  return (
    <form class="poll-form" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <Field label={t('poll.question')} maxlength={QUESTION_MAX} dir="auto" autofocus onInput={(event) => setQuestion(event.currentTarget.value)} />
      <fieldset class="choices">
        <legend>{t('poll.options')}</legend>
        <For each={options.map((_, i) => i)}>
          {(i) => (
            <div class="poll-option">
              <Show when={quiz()}>
                <input type="radio" name="correct" checked={correct() === i} aria-label={t('poll.correct', { n: i + 1 })} onChange={() => setCorrect(i)} />
              </Show>
              <input
                type="text" dir="auto" maxlength={OPTION_MAX} value={options[i]} aria-label={t('poll.option', { n: i + 1 })} placeholder={t('poll.option', { n: i + 1 })}
                onInput={(event) => {
                  setOptions(i, event.currentTarget.value);
                  if (i === options.length - 1 && event.currentTarget.value && options.length < OPTIONS_MAX) setOptions(options.length, '');
                }}
              />
              <Show when={options.length > 2 && (options[i] || i < options.length - 1)}>
                <IconButton icon="close" label={t('poll.removeOption', { n: i + 1 })} onClick={() => setOptions((old) => old.filter((_, at) => at !== i))} />
              </Show>
            </div>
          )}
        </For>
      </fieldset>
      <div class="poll-switches">
        <Show when={!channel()}><Switch label={t('poll.anonymous')} checked={!open()} onChange={(on) => setOpen(!on)} /></Show>
        <Show when={!quiz()}><Switch label={t('poll.multiple')} checked={multiple()} onChange={setMultiple} /></Show>
        <Switch label={t('poll.quiz')} hint={t('poll.quizHint')} checked={quiz()} onChange={setQuiz} />
      </div>
      <Show when={quiz()}>
        <Field label={t('poll.solution')} maxlength={SOLUTION_MAX} dir="auto" onInput={(event) => setSolution(event.currentTarget.value)} />
      </Show>
      <footer class="modal-foot">
        <Button onClick={() => props.onClose()}>{t('ui.cancel')}</Button>
        <Button type="submit" kind="main" disabled={!ready()}>{t('chat.send')}</Button>
      </footer>
    </form>
  );
}
