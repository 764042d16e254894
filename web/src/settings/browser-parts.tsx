import { For, type JSX, Show, createResource, createSignal } from 'solid-js';
import { api } from '../bridge/client';
import { CHAT_KINDS, type ChatKind } from '../bridge/model';
import { PALETTE, drawn } from '../history/reactions';
import { type Language, language, languages, speak, t } from '../i18n';
import { type Theme, choices, choose } from '../store/settings';
import { Switch } from '../ui/kit';
import { complain } from '../ui/toasts';

const THEMES: [Theme, 'settings.themeLight' | 'settings.themeDark' | 'settings.themeSystem'][] = [
  ['light', 'settings.themeLight'], ['dark', 'settings.themeDark'], ['system', 'settings.themeSystem'],
];

export function Appearance(): JSX.Element {
  return (
    <>
      <fieldset class="choices">
        <legend class="group-title">{t('settings.theme')}</legend>
        <For each={THEMES}>
          {([theme, word]) => (
            <label class="choice-row">
              <input type="radio" name="theme" checked={choices.theme === theme} onChange={() => choose('theme', theme)} /> {t(word)}
            </label>
          )}
        </For>
      </fieldset>
      <label class="range-row">
        <span class="group-title">{t('settings.textSize')}: {choices.text}</span>
        <input type="range" min="12" max="24" step="1" value={choices.text} onInput={(event) => choose('text', Number(event.currentTarget.value))} />
      </label>
      <Switch label={t('settings.sendKey')} hint={t('settings.sendKeyHint')} checked={choices.sendWithEnter} onChange={(on) => choose('sendWithEnter', on)} />
      <Switch label={t('settings.calm')} hint={t('settings.calmHint')} checked={choices.calm} onChange={(on) => choose('calm', on)} />
      <div class="field discussion-choice">
        <label for="quick">{t('settings.quick')}</label>
        <select id="quick" onChange={(event) => choose('quick', event.currentTarget.value)}>
          <For each={PALETTE}>{(one) => <option value={one} selected={one === choices.quick}>{drawn(one)}</option>}</For>
        </select>
      </div>
    </>
  );
}

export function LanguagePart(): JSX.Element {
  const change = (to: Language): void => {
    localStorage.setItem('language', to);
    void speak(to);
  };
  return (
    <fieldset class="choices">
      <legend class="group-title">{t('settings.language')}</legend>
      <For each={Object.entries(languages) as [Language, string][]}>
        {([code, name]) => (
          <label class="choice-row" lang={code}>
            <input type="radio" name="language" checked={language() === code} onChange={() => change(code)} /> {name}
          </label>
        )}
      </For>
    </fieldset>
  );
}

export function Notifications(): JSX.Element {
  const [blocked, setBlocked] = createSignal(false);
  async function allow(on: boolean): Promise<void> {
    if (!on) return choose('notify', false);
    const answer = 'Notification' in globalThis ? await Notification.requestPermission() : 'denied';
    setBlocked(answer !== 'granted');
    choose('notify', answer === 'granted');
  }
  return (
    <>
      <Switch label={t('settings.notifyPage')} checked={choices.notify} onChange={(on) => void allow(on)} />
      <Switch label={t('settings.notifyPreview')} checked={choices.preview} disabled={!choices.notify} onChange={(on) => choose('preview', on)} />
      <Switch label={t('settings.notifySound')} checked={choices.sound} disabled={!choices.notify} onChange={(on) => choose('sound', on)} />
      <Kinds />
      <Show when={blocked()}><p class="error pane-form" role="alert">{t('settings.notifyBlocked')}</p></Show>
    </>
  );
}

/** Which kinds of chats are told of, unless a chat has a setting of its own. The server keeps these. */
function Kinds(): JSX.Element {
  const [told, { mutate }] = createResource(() => api.toldKinds().catch((error: unknown) => void complain(error)));
  const tell = (kind: ChatKind, on: boolean): void => {
    mutate((old) => old && { ...old, [kind]: on });
    void api.tellKind(kind, on).catch((error: unknown) => { mutate((old) => old && { ...old, [kind]: !on }); complain(error); });
  };
  return (
    <Show when={told.latest}>
      {(now) => (
        <>
          <h2 class="group-title">{t('settings.notifyKinds')}</h2>
          <For each={CHAT_KINDS}>{(kind) => <Switch label={t(`kind.${kind}`)} checked={now()[kind]} onChange={(on) => tell(kind, on)} />}</For>
        </>
      )}
    </Show>
  );
}
