import { ContextMenu } from '@kobalte/core/context-menu';
import { DropdownMenu } from '@kobalte/core/dropdown-menu';
import { For, type JSX, Show } from 'solid-js';
import { Icon, type IconName } from './icons';

export interface Choice {
  icon: IconName;
  label: string;
  danger?: boolean;
  run: () => void;
}

function Items(props: { choices: Choice[]; item: typeof DropdownMenu.Item }): JSX.Element {
  return (
    <For each={props.choices}>
      {(choice) => (
        <props.item class="menu-item" classList={{ danger: choice.danger ?? false }} onSelect={() => choice.run()}>
          <Icon name={choice.icon} size={20} />
          <span>{choice.label}</span>
        </props.item>
      )}
    </For>
  );
}

/** A button that opens a menu. The choices are asked for when it opens. */
export function Menu(props: { icon: IconName; label: string; choices: () => Choice[]; children?: JSX.Element; class?: string }): JSX.Element {
  return (
    <DropdownMenu gutter={4} modal={false}>
      <DropdownMenu.Trigger class={`icon-button ${props.class ?? ''}`} aria-label={props.label} title={props.label}>
        <Show when={props.children} fallback={<Icon name={props.icon} />}>{props.children}</Show>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content class="menu"><Items choices={props.choices()} item={DropdownMenu.Item} /></DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  );
}

/** Emoji in a row on top of a menu. */
export interface Quick {
  list: { text: string; label: string; on: boolean; run: () => void }[];
  more?: { label: string; run: () => void };
}

function QuickRow(props: { quick: Quick }): JSX.Element {
  return (
    <div class="menu-quick" role="none">
      <For each={props.quick.list}>
        {(one) => <ContextMenu.Item class="menu-emoji" classList={{ on: one.on }} aria-label={one.label} onSelect={() => one.run()}>{one.text}</ContextMenu.Item>}
      </For>
      <Show when={props.quick.more}>
        {(more) => <ContextMenu.Item class="menu-emoji" aria-label={more().label} onSelect={() => more().run()}><Icon name="plus" size={20} /></ContextMenu.Item>}
      </Show>
    </div>
  );
}

/** What a right click, a long press or Shift+F10 on the children offers. */
export function Contextual(props: {
  choices: () => Choice[]; children: JSX.Element; class?: string; disabled?: boolean; quick?: () => Quick | undefined;
}): JSX.Element {
  return (
    <ContextMenu modal={false}>
      <ContextMenu.Trigger class={props.class ?? ''} disabled={props.disabled ?? false}>{props.children}</ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content class="menu">
          <Show when={props.quick?.()}>{(quick) => <QuickRow quick={quick()} />}</Show>
          <Items choices={props.choices()} item={ContextMenu.Item} />
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu>
  );
}
