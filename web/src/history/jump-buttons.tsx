import { For, type JSX, Show } from 'solid-js';
import { api } from '../bridge/client';
import type { PeerId } from '../bridge/model';
import { t } from '../i18n';
import { state } from '../store/state';
import { Icon } from '../ui/icons';
import { complain } from '../ui/toasts';

const KINDS = [['mentions', 'at', 'chat.nextMention'], ['reactions', 'heart', 'chat.nextReaction']] as const;
const STEP_REM = 3.75;
const FIRST_REM = 0.75;

/** Lead to what mentions the viewer, and to new reactions, one after the other. */
export function JumpButtons(props: { chat: PeerId; low: boolean; jump: (id: number) => Promise<void> }): JSX.Element {
  const count = (kind: 'mentions' | 'reactions'): number => state.dialogs[props.chat]?.[kind] ?? 0;
  const shown = () => KINDS.filter(([kind]) => count(kind));
  async function next(kind: 'mentions' | 'reactions'): Promise<void> {
    const message = await api.unseen(props.chat, kind);
    if (!message) return;
    await props.jump(message.id);
    await api.seen(props.chat, message.id, kind);
  }
  return (
    <For each={shown()}>
      {([kind, icon, word], index) => (
        <button
          type="button" class="jump-button" aria-label={t(word)} title={t(word)} onClick={() => void next(kind).catch(complain)}
          style={{ 'inset-block-end': `${FIRST_REM + STEP_REM * (index() + (props.low ? 0 : 1))}rem` }}
        >
          <Icon name={icon} /><Show when={count(kind)}>{(n) => <span class="badge">{n()}</span>}</Show>
        </button>
      )}
    </For>
  );
}
