import { type JSX } from 'solid-js';
import type { Message } from '../bridge/model';
import { t } from '../i18n';
import { Icon } from '../ui/icons';

/** Whether a message of ours waits, failed, is sent, or was read. */
export function Ticks(props: { message: Message; readOut: number }): JSX.Element {
  const state = () => {
    const { pending, id } = props.message;
    if (pending?.failed) return { icon: 'alert', word: 'message.failed' } as const;
    if (pending) return { icon: 'clock', word: 'message.waiting' } as const;
    return id <= props.readOut
      ? ({ icon: 'checks', word: 'message.read' } as const)
      : ({ icon: 'check', word: 'message.sent' } as const);
  };
  return (
    <span class={`ticks ${state().icon}`} role="img" aria-label={t(state().word)}><Icon name={state().icon} size={17} /></span>
  );
}
