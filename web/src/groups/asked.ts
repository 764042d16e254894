import { createSignal } from 'solid-js';
import { api } from '../bridge/client';
import type { PeerId } from '../bridge/model';
import { openChat } from '../store/route';
import { complain } from '../ui/toasts';

/** Whose rights in a group or channel are looked at. */
export interface Asked {
  chat: PeerId;
  user: PeerId;
  kind: 'admin' | 'restrict' | 'owner';
}

export const [askedRights, setAskedRights] = createSignal<Asked>();

/** Opens the rights of somebody. Rights for single people make a supergroup of a group; giving a group away does not. */
export function askRights(chat: PeerId, user: PeerId, kind: Asked['kind']): void {
  (kind === 'owner' ? Promise.resolve(chat) : api.upgraded(chat)).then((id) => {
    if (id !== chat) openChat(id);
    setAskedRights({ chat: id, user, kind });
  }).catch(complain);
}
