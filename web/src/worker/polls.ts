import { Long, type tl } from '@mtcute/core';
import type { Media, PeerId, PollDraft } from '../bridge/model';
import type { Account } from './account';
import { idOf, isChannel } from './peers';

const plain = (text: string): tl.RawTextWithEntities => ({ _: 'textWithEntities', text, entities: [] });

/** An option's mark, which votes name it by. */
const mark = (place: number): Uint8Array => Uint8Array.of(48 + place);

export function rawPoll(draft: PollDraft): tl.RawInputMediaPoll {
  const poll: tl.RawPoll = {
    _: 'poll', id: Long.ZERO, hash: Long.ZERO, question: plain(draft.question), publicVoters: draft.open, multipleChoice: draft.multiple,
    quiz: draft.correct !== undefined,
    answers: draft.options.map((text, i) => ({ _: 'pollAnswer', text: plain(text), option: mark(i) })),
  };
  const media: tl.RawInputMediaPoll = { _: 'inputMediaPoll', poll };
  if (draft.correct !== undefined) media.correctAnswers = [draft.correct];
  if (draft.solution) {
    media.solution = draft.solution;
    media.solutionEntities = [];
  }
  return media;
}

/** What a poll looks like before the server has it. */
export function pollPreview(key: string, draft: PollDraft): Media {
  return {
    type: 'poll', id: key, question: draft.question, closed: false, quiz: draft.correct !== undefined, multiple: draft.multiple, open: draft.open,
    voters: 0, solution: '', options: draft.options.map((text, i) => ({ text, data: String(mark(i)), voters: 0, chosen: false, correct: false })),
  };
}

/** An option travels to the page as the numbers of its bytes. */
const optionOf = (data: string): Uint8Array => Uint8Array.from(data.split(','), Number);

export interface Voters {
  people: PeerId[];
  /** Where the next page begins; undefined after the last. */
  next?: string;
}

const VOTERS = 50;

async function messagesOf(account: Account, chat: PeerId, id: number): Promise<tl.TypeMessage[]> {
  const wanted = [{ _: 'inputMessageID', id } as const];
  const raw = isChannel(chat)
    ? await account.call({ _: 'channels.getMessages', channel: account.peers.inputChannel(chat), id: wanted })
    : await account.call({ _: 'messages.getMessages', id: wanted });
  return 'messages' in raw ? raw.messages : [];
}

export const polls = {
  async vote(account: Account, chat: PeerId, id: number, options: string[]): Promise<void> {
    account.apply(await account.call({
      _: 'messages.sendVote', peer: account.peers.input(chat), msgId: id, options: options.map(optionOf),
    }));
  },

  /** Who voted for one option of a poll that is not anonymous. */
  async voters(account: Account, chat: PeerId, id: number, option: string, offset?: string): Promise<Voters> {
    const raw = await account.call({
      _: 'messages.getPollVotes', peer: account.peers.input(chat), id, option: optionOf(option), limit: VOTERS, ...(offset ? { offset } : {}),
    });
    account.peers.learn(raw.users, raw.chats);
    const voters: Voters = { people: raw.votes.map((one) => idOf(one.peer)) };
    if (raw.nextOffset) voters.next = raw.nextOffset;
    return voters;
  },

  /** Ends a poll of ours: nobody can vote any more. */
  async closePoll(account: Account, chat: PeerId, id: number): Promise<void> {
    const [raw] = (await messagesOf(account, chat, id)).flatMap((one) => (one._ === 'message' && one.media?._ === 'messageMediaPoll' ? [one.media] : []));
    if (!raw) throw new Error('MESSAGE_ID_INVALID');
    account.apply(await account.call({
      _: 'messages.editMessage', peer: account.peers.input(chat), id, media: { _: 'inputMediaPoll', poll: { ...raw.poll, closed: true } },
    }));
  },
};
