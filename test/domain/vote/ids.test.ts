import { expect, test } from 'vitest';
import { releaseOfVote, voteId } from '../../../src/domain/vote/document.ts';

test.each([
  ['R-1', 1],
  ['R-118', 12],
])('the vote of %s in round %i is known to be on it', (release, round) => {
  expect(voteId(release, round)).toBe(`${release}/v${round}`);
  expect(releaseOfVote(voteId(release, round))).toBe(release);
});
