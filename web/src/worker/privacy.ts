import type { tl } from '@mtcute/core';
import { PRIVACY_KEYS, type PeerId, type Privacy, type PrivacyKey } from '../bridge/model';
import type { Account } from './account';

const KEYS: Record<PrivacyKey, tl.TypeInputPrivacyKey> = {
  lastSeen: { _: 'inputPrivacyKeyStatusTimestamp' }, photo: { _: 'inputPrivacyKeyProfilePhoto' }, phone: { _: 'inputPrivacyKeyPhoneNumber' },
  about: { _: 'inputPrivacyKeyAbout' }, forwards: { _: 'inputPrivacyKeyForwards' }, groups: { _: 'inputPrivacyKeyChatInvite' },
  voice: { _: 'inputPrivacyKeyVoiceMessages' }, found: { _: 'inputPrivacyKeyAddedByPhone' },
};

function privacyOf(rules: tl.TypePrivacyRule[]): Privacy {
  const privacy: Privacy = { who: 'nobody', always: [], never: [] };
  for (const rule of rules) {
    switch (rule._) {
      case 'privacyValueAllowAll': privacy.who = 'everybody'; break;
      case 'privacyValueAllowContacts': privacy.who = 'contacts'; break;
      case 'privacyValueAllowUsers': privacy.always = rule.users; break;
      case 'privacyValueDisallowUsers': privacy.never = rule.users; break;
      default:
    }
  }
  return privacy;
}

/** Who may see and do what. */
export const privacy = {
  async privacy(account: Account): Promise<Record<PrivacyKey, Privacy>> {
    const all = await Promise.all(PRIVACY_KEYS.map(async (key) => {
      const raw = await account.call({ _: 'account.getPrivacy', key: KEYS[key] });
      account.peers.learn(raw.users, raw.chats);
      return [key, privacyOf(raw.rules)] as const;
    }));
    return Object.fromEntries(all) as Record<PrivacyKey, Privacy>;
  },

  async setPrivacy(account: Account, key: PrivacyKey, wanted: Privacy): Promise<Privacy> {
    const users = (ids: PeerId[]): tl.TypeInputUser[] => ids.map((id) => account.peers.inputUser(id));
    const rules: tl.TypeInputPrivacyRule[] = [];
    if (wanted.always.length && wanted.who !== 'everybody') rules.push({ _: 'inputPrivacyValueAllowUsers', users: users(wanted.always) });
    if (wanted.never.length && wanted.who !== 'nobody') rules.push({ _: 'inputPrivacyValueDisallowUsers', users: users(wanted.never) });
    rules.push({
      everybody: { _: 'inputPrivacyValueAllowAll' }, contacts: { _: 'inputPrivacyValueAllowContacts' }, nobody: { _: 'inputPrivacyValueDisallowAll' },
    }[wanted.who] as tl.TypeInputPrivacyRule);
    const raw = await account.call({ _: 'account.setPrivacy', key: KEYS[key], rules });
    return privacyOf(raw.rules);
  },
};
