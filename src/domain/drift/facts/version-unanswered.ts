import { fact } from '../../deciding/fact.ts';
import { answers } from '../document.ts';
import { checkedThere, inRegion, openAt } from './in-region.ts';

/** A version endpoint has failed several times in a row, or fails in another way now. What it answered last says nothing of now; drift it is not. `at`: the first time, UTC ISO. */
export const versionUnanswered = fact(answers, 'VersionUnanswered')<{
  region: string;
  at: string;
  text: { why: string };
}>()({
  evolve: (all, { region, at, text: { why } }) =>
    inRegion(all, region, (before) => ({
      ...before,
      since: before?.since ?? at,
      failing: { since: before?.failing?.since ?? at, why },
    })),
  reads: openAt,
  follows: ({ place }, _, world) => checkedThere(place, world),
});
