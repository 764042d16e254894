import type { Account } from './account';

const DAY_S = 86_400;

/** How long things last: messages of new chats, and an account that nobody uses. */
export const lifetimes = {
  /** After how many seconds the messages of new chats delete themselves, 0 for never; and after how
   *  many days without use the account does. */
  async lifetimes(account: Account): Promise<{ messages: number; account: number }> {
    const [messages, own] = await Promise.all([
      account.call({ _: 'messages.getDefaultHistoryTTL' }), account.call({ _: 'account.getAccountTTL' }),
    ]);
    return { messages: messages.period, account: own.days };
  },

  async setMessageLifetime(account: Account, days: number): Promise<void> {
    await account.call({ _: 'messages.setDefaultHistoryTTL', period: days * DAY_S });
  },

  async setAccountLifetime(account: Account, days: number): Promise<void> {
    await account.call({ _: 'account.setAccountTTL', ttl: { _: 'accountDaysTTL', days } });
  },
};
