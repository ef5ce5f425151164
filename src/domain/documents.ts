import type { Reads } from './decision.ts';

/** The votes of a month in which a person answered; `instant` is UTC ISO. */
export const ballotsOf = (user: string, instant: string) => `ballots/${user}/${instant.slice(0, 7)}`;

/** All that is open, and what stands in its way. */
export const EVERYTHING_OPEN: Reads = {
  docs: [],
  lists: [
    'releases/open',
    'votes/open',
    'freezes/current',
    'environments/all',
    'delegations/all',
    'releases/to-review',
  ],
};

/** What the content of a release is made of, beside the release: what was built, what of it runs already, and the templates that clear nothing any more. */
export const MADE_OF = ['builds/all', 'environments/all', 'templates/all'];

/** What App Home shows one person: all that is open, and what they answered this month and last. */
export function homeOf(user: string, now: string): Reads {
  const lastMonth = new Date(Date.parse(now) - 31 * 86_400_000).toISOString();
  return {
    docs: [],
    lists: [...new Set([...EVERYTHING_OPEN.lists, ballotsOf(user, now), ballotsOf(user, lastMonth)])],
  };
}

/** The list of all votes on a release. */
export const votesOf = (release: string) => `votes/${release}`;
