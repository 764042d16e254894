import { Dialog as KDialog } from '@kobalte/core/dialog';
import { type JSX, Show, splitProps } from 'solid-js';
import { t } from '../i18n';
import { Icon, type IconName } from './icons';

type ButtonProps = JSX.ButtonHTMLAttributes<HTMLButtonElement>;

/** A button that is only an icon: its name is what screen readers say, and its tooltip. */
export function IconButton(props: { icon: IconName; label: string; size?: number } & ButtonProps): JSX.Element {
  const [own, rest] = splitProps(props, ['icon', 'label', 'size', 'class']);
  return (
    <button type="button" {...rest} class={`icon-button ${own.class ?? ''}`} aria-label={own.label} title={own.label}>
      <Icon name={own.icon} {...(own.size ? { size: own.size } : {})} />
    </button>
  );
}

export function Button(props: { kind?: 'main' | 'plain' | 'danger'; busy?: boolean } & ButtonProps): JSX.Element {
  const [own, rest] = splitProps(props, ['kind', 'busy', 'class', 'children', 'disabled']);
  return (
    <button
      type="button" {...rest} class={`button ${own.kind ?? 'plain'} ${own.class ?? ''}`}
      disabled={own.disabled || own.busy} aria-busy={own.busy}
    >
      {own.children}
    </button>
  );
}

interface FieldProps extends JSX.InputHTMLAttributes<HTMLInputElement> {
  label: string;
  error?: string | undefined;
}

/** A labelled line of text, with what is wrong with it below. */
export function Field(props: FieldProps): JSX.Element {
  const [own, rest] = splitProps(props, ['label', 'error', 'id']);
  const id = own.id ?? `f${Math.random().toString(36).slice(2)}`;
  return (
    <div class="field">
      <label for={id}>{own.label}</label>
      <input {...rest} id={id} aria-invalid={own.error ? true : undefined} aria-describedby={own.error ? `${id}-e` : undefined} />
      <Show when={own.error}>
        <p class="error" id={`${id}-e`} role="alert">{own.error}</p>
      </Show>
    </div>
  );
}

/** A window over the page; Escape and a click beside it close it, and the focus goes back. */
export function Modal(props: {
  open: boolean; onClose: () => void; title: string; children: JSX.Element; class?: string; hideTitle?: boolean;
}): JSX.Element {
  return (
    <KDialog open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <KDialog.Portal>
        <KDialog.Overlay class="overlay" />
        <div class="modal-place">
          <KDialog.Content class={`modal ${props.class ?? ''}`}>
            <header classList={{ 'modal-head': true, quiet: props.hideTitle ?? false }}>
              <KDialog.Title class="modal-title">{props.title}</KDialog.Title>
              <KDialog.CloseButton class="icon-button" aria-label={t('ui.close')} title={t('ui.close')}>
                <Icon name="close" />
              </KDialog.CloseButton>
            </header>
            {props.children}
          </KDialog.Content>
        </div>
      </KDialog.Portal>
    </KDialog>
  );
}

export function Spinner(): JSX.Element {
  return <span class="spinner" role="progressbar" aria-label={t('ui.loading')} />;
}

/** A row with a switch. */
export function Switch(props: {
  label: string; hint?: string; checked: boolean; disabled?: boolean; onChange: (on: boolean) => void;
}): JSX.Element {
  return (
    <label class="switch-row">
      <span>
        {props.label}
        <Show when={props.hint}><small>{props.hint}</small></Show>
      </span>
      <input
        type="checkbox" role="switch" checked={props.checked} disabled={props.disabled}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
    </label>
  );
}
