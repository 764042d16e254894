import { For, type JSX, Show, createResource, createSignal } from 'solid-js';
import { api } from '../bridge/client';
import { PRIVACY_KEYS, type PeerId, type Privacy, type PrivacyKey } from '../bridge/model';
import { ChoosePeople } from '../chats/choose-people';
import { t } from '../i18n';
import { Button, Modal, Spinner } from '../ui/kit';
import { complain } from '../ui/toasts';

const WHO = ['everybody', 'contacts', 'nobody'] as const;

/** Who may see and do what, and who is an exception. */
export function PrivacyPart(): JSX.Element {
  const [rules, { mutate }] = createResource(() => api.privacy().catch((error: unknown) => void complain(error)));
  const [asking, setAsking] = createSignal<{ key: PrivacyKey; list: 'always' | 'never' }>();
  const save = (key: PrivacyKey, wanted: Privacy): void => {
    void api.setPrivacy(key, { who: wanted.who, always: [...wanted.always], never: [...wanted.never] })
      .then((now) => mutate((old) => old && { ...old, [key]: now })).catch(complain);
  };
  const chosen = (): PeerId[] => {
    const one = asking();
    return one && rules.latest ? rules.latest[one.key][one.list] : [];
  };
  const done = (ids: PeerId[]): void => {
    const one = asking()!;
    setAsking(undefined);
    save(one.key, { ...rules.latest![one.key], [one.list]: ids });
  };
  return (
    <Show when={rules.latest} fallback={<Spinner />}>
      {(all) => (
        <>
          <For each={PRIVACY_KEYS}>
            {(key) => (
              <fieldset class="choices">
                <legend class="group-title">{t(`privacy.${key}`)}</legend>
                <For each={WHO}>
                  {(who) => (
                    <label class="choice-row">
                      <input type="radio" name={key} checked={all()[key].who === who} onChange={() => save(key, { ...all()[key], who })} />
                      {t(`privacy.${who}`)}
                    </label>
                  )}
                </For>
                <div class="exceptions">
                  <Show when={all()[key].who !== 'everybody'}>
                    <Button onClick={() => setAsking({ key, list: 'always' })}>{all()[key].always.length ? t('privacy.always', { n: all()[key].always.length }) : t('privacy.alwaysAdd')}</Button>
                  </Show>
                  <Show when={all()[key].who !== 'nobody'}>
                    <Button onClick={() => setAsking({ key, list: 'never' })}>{all()[key].never.length ? t('privacy.never', { n: all()[key].never.length }) : t('privacy.neverAdd')}</Button>
                  </Show>
                </div>
              </fieldset>
            )}
          </For>
          <Modal open={asking() !== undefined} onClose={() => setAsking(undefined)} title={t(asking()?.list === 'never' ? 'privacy.neverTitle' : 'privacy.alwaysTitle')}>
            <ChoosePeople action={t('settings.save')} chosen={chosen()} onDone={done} />
          </Modal>
        </>
      )}
    </Show>
  );
}
