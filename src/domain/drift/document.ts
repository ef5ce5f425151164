import { document } from '../deciding/document.ts';
import { byId } from '../deciding/reads.ts';
import type { Answers } from './answers.ts';

/** By environment and service: `production/checkout-api`. */
export const answers = document<Answers>()({
  name: 'answers',
  field: 'place',
  lists: () => ['answers/all'],
  fresh: (id) => ({ v: 1, id, regions: {} }),
});

export const allAnswers = byId(answers, 'answers/all');
export type AnswersOf = { answers: Record<string, Answers | undefined> };
