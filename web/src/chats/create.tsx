import { type JSX, Show, createSignal } from 'solid-js';
import { api } from '../bridge/client';
import { errorText, t } from '../i18n';
import { go, openChat } from '../store/route';
import { Field, IconButton } from '../ui/kit';
import { ChoosePeople } from './choose-people';

/** A new group or channel: its name, and who is in it from the start. */
export function Create(props: { kind: 'group' | 'channel' }): JSX.Element {
  const [error, setError] = createSignal<string>();
  let form!: HTMLFormElement;
  async function create(members: number[]): Promise<void> {
    const data = new FormData(form);
    if (!form.reportValidity()) return;
    try {
      const title = String(data.get('title')).trim();
      const about = String(data.get('about') ?? '').trim();
      openChat(await (props.kind === 'group' ? api.createGroup(title, members) : api.createChannel(title, about, members)));
    } catch (problem) {
      setError(errorText(problem));
    }
  }
  return (
    <section class="pane" aria-label={t(`create.${props.kind}`)}>
      <header class="pane-head">
        <IconButton icon="back" label={t('chat.back')} onClick={() => go('contacts')} />
        <h1>{t(`create.${props.kind}`)}</h1>
      </header>
      <div class="pane-body">
        <form class="pane-form" ref={form} onSubmit={(event) => event.preventDefault()}>
          <Field label={t('create.title')} name="title" required autofocus maxlength={128} error={error()} />
          <Show when={props.kind === 'channel'}><Field label={t('create.about')} name="about" maxlength={255} /></Show>
        </form>
        <div class="pane-form">
          <h2 class="group-title">{t('create.members')}</h2>
          <ChoosePeople action={t('create.do')} onDone={(ids) => void create(ids)} />
        </div>
      </div>
    </section>
  );
}
