import { Long, type tl } from '@mtcute/core';
import type { Media, PollDraft } from '../bridge/model';

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
