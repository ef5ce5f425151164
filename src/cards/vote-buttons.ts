import type { Button } from '@slack/types';
import { button } from '../blocks/blocks.ts';
import type { People } from '../domain/company/people.ts';
import { rolesOf } from '../domain/people/may.ts';

/** What whoever is asked for a vote (by its id) can do. `roles`: in which they are asked, in their own place or another's: what somebody votes on for another goes no further. */
export const voteButtons = (vote: string, roles: readonly string[], person: string, people: People): Button[] => [
  button('Go', 'go', vote, { style: 'primary' }),
  button('No-go…', 'no-go', vote, { style: 'danger' }),
  button('Review', 'review', vote),
  ...(rolesOf(people, person).some((r) => roles.includes(r)) ? [button('Ask someone else…', 'delegate', vote)] : []),
];
