import { document, knowsMore } from '../deciding/document.ts';
import { byId } from '../deciding/reads.ts';
import { spotOf } from '../environment/spot.ts';
import type { Answers } from './answers.ts';

const ALL = 'answers/all';
const answersOf = (service: string) => `answers/of/${service}`;

/** By environment and service: `production/checkout-api`. */
export const answers = document<Answers>()({
  name: 'answers',
  field: 'place',
  // Those of form 1 stood in one list alone.
  upgrades: { 1: knowsMore(2) },
  lists: ({ id }) => [ALL, answersOf(spotOf(id).service)],
  roll: ALL,
  fresh: (id) => ({ v: 2, id, regions: {} }),
});

export const allAnswers = byId(answers, ALL);
/** Of some services, in every environment. */
export const answersOfAny = (services: readonly string[]) => byId(answers, ...services.map(answersOf));
export type AnswersOf = { answers: Record<string, Answers | undefined> };
