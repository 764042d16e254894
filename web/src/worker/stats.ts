import type { tl } from '@mtcute/core';
import type { Figure, Graph, PeerId, Stats } from '../bridge/model';
import type { Account } from './account';
import { isChannel } from './peers';

type Named = [name: string, graph: tl.TypeStatsGraph];

/** Graphs of which no moment is a day: what their numbers stand for. */
const AXES: Record<string, Graph['axis']> = { hours: 'hour', weekdays: 'weekday' };

/** The protocol's description of a graph: columns with their name first, and how each is drawn. */
interface Drawn {
  columns: [string, ...number[]][];
  types: Record<string, string>;
  names: Record<string, string>;
}

async function graphOf(account: Account, [name, raw]: Named): Promise<Graph | undefined> {
  const loaded = raw._ === 'statsGraphAsync' ? await account.call({ _: 'stats.loadAsyncGraph', token: raw.token }) : raw;
  if (loaded._ !== 'statsGraph') return undefined;
  const { columns, types, names } = JSON.parse(loaded.json.data) as Drawn;
  const values = (key: string): number[] => columns.find(([first]) => first === key)?.slice(1) as number[] | undefined ?? [];
  const lines = Object.keys(names).map((key) => ({ name: names[key]!, values: values(key) }));
  return { name, x: values('x'), axis: AXES[name] ?? 'day', bars: Object.values(types).includes('bar'), lines };
}

async function graphs(account: Account, list: Named[]): Promise<Graph[]> {
  const found = await Promise.all(list.map((one) => graphOf(account, one)));
  return found.filter((one) => one !== undefined);
}

const figure = (name: string, raw: tl.TypeStatsAbsValueAndPrev): Figure => ({ name, now: raw.current, before: raw.previous });

/** What the numbers of a channel are. */
async function ofChannel(account: Account, chat: PeerId): Promise<Stats> {
  const raw = await account.call({ _: 'stats.getBroadcastStats', channel: account.peers.inputChannel(chat) });
  const counters = raw.recentPostsInteractions.flatMap((one) => (one._ === 'postInteractionCountersMessage' ? [one] : []));
  const ids = counters.map((one) => one.msgId);
  const texts = new Map<number, string>();
  if (ids.length) {
    const posts = await account.call({
      _: 'channels.getMessages', channel: account.peers.inputChannel(chat), id: ids.map((id) => ({ _: 'inputMessageID', id }) as const),
    });
    if ('messages' in posts) for (const one of account.take(posts)) texts.set(one.id, one.text.slice(0, 80));
  }
  return {
    from: raw.period.minDate, to: raw.period.maxDate,
    figures: [
      figure('followers', raw.followers), figure('viewsPerPost', raw.viewsPerPost), figure('sharesPerPost', raw.sharesPerPost),
      figure('reactionsPerPost', raw.reactionsPerPost),
    ],
    graphs: await graphs(account, [
      ['growth', raw.growthGraph], ['moves', raw.followersGraph], ['interactions', raw.interactionsGraph], ['hours', raw.topHoursGraph],
      ['sources', raw.newFollowersBySourceGraph], ['emotions', raw.reactionsByEmotionGraph],
    ]),
    posters: [], admins: [], inviters: [],
    posts: counters.map((one) => ({
      id: one.msgId, text: texts.get(one.msgId) ?? '', views: one.views, forwards: one.forwards, reactions: one.reactions,
    })),
  };
}

/** What the numbers of a supergroup are. */
async function ofGroup(account: Account, chat: PeerId): Promise<Stats> {
  const raw = await account.call({ _: 'stats.getMegagroupStats', channel: account.peers.inputChannel(chat) });
  account.peers.learn(raw.users);
  return {
    from: raw.period.minDate, to: raw.period.maxDate,
    figures: [figure('members', raw.members), figure('messages', raw.messages), figure('writers', raw.posters)],
    graphs: await graphs(account, [
      ['growth', raw.growthGraph], ['moves', raw.membersGraph], ['messages', raw.messagesGraph], ['activity', raw.actionsGraph],
      ['hours', raw.topHoursGraph], ['weekdays', raw.weekdaysGraph], ['sources', raw.newMembersBySourceGraph],
    ]),
    posters: raw.topPosters.map((one) => ({ user: one.userId, count: one.messages })),
    admins: raw.topAdmins.map((one) => ({ user: one.userId, count: one.deleted + one.kicked + one.banned })),
    inviters: raw.topInviters.map((one) => ({ user: one.userId, count: one.invitations })),
    posts: [],
  };
}

export const stats = {
  stats(account: Account, chat: PeerId): Promise<Stats> {
    const channel = isChannel(chat) && account.peers.get(chat)?.kind === 'channel';
    return channel ? ofChannel(account, chat) : ofGroup(account, chat);
  },

  /** How one post was seen, by the day, and what people put on it. */
  async postStats(account: Account, chat: PeerId, msgId: number): Promise<Graph[]> {
    const raw = await account.call({ _: 'stats.getMessageStats', channel: account.peers.inputChannel(chat), msgId });
    return graphs(account, [['views', raw.viewsGraph], ['emotions', raw.reactionsByEmotionGraph]]);
  },
};
