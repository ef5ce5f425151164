import type { World } from '../../deciding/world.ts';
import type { Due } from '../../intents/intent.ts';
import { pageDue } from '../../page/calls.ts';
import { nameOf, type Release } from '../../release/release.ts';
import type { Vote } from '../vote.ts';

/** What pagers know it by that a hotfix waits for its approval: one page a vote, however many are asked. */
const idOf = (vote: string) => `${vote}/approval`;
export const voteOfApproval = (page: string): string | undefined => /^(.+)\/approval$/.exec(page)?.[1];

type AsksApproval = Pick<Vote, 'id' | 'release'>;

/** Those who are asked are woken by a pager that reaches them: a push of Slack's wakes nobody. */
export const wakes = (
  vote: AsksApproval,
  whom: { pager: string; to: string[] },
  hotfix: Release | undefined,
  world: World,
): Due => pageDue(about(vote, hotfix), { ...whom, does: 'page' }, world, details(vote, hotfix));

/** It is decided, or nobody waits for it any more: every pager hears that, since whoever answered for an approver may be reached by another one than they. */
export const nobodyWaits = (vote: Vote, hotfix: Release | undefined, world: World): Due[] =>
  hotfix?.hotfix
    ? (world.company.paging?.pagers ?? []).map(({ name: pager }) =>
        pageDue(about(vote, hotfix), { pager, does: 'resolve', to: [] }, world),
      )
    : [];

const about = ({ id, release }: AsksApproval, hotfix: Release | undefined) => ({
  id: idOf(id),
  summary:
    `A hotfix waits for your approval: ${hotfix ? `${nameOf(hotfix)} (${release}), ${hotfix.why}` : release}`.slice(
      0,
      1000,
    ),
  severity: 'critical' as const,
});

const details = ({ release }: AsksApproval, hotfix: Release | undefined): Record<string, string> => ({
  release,
  ...(hotfix && { what: nameOf(hotfix) }),
  how: 'Vote in Slack: Gonogo has asked you there',
});
