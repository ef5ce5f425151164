import { roleTitle } from '../../company/roles.ts';
import { fact } from '../../deciding/fact.ts';
import type { World } from '../../deciding/world.ts';
import { standing } from '../../delegation/document.ts';
import { listed, say, users } from '../../phrase.ts';
import { votes } from '../document.ts';
import { othersStand } from '../reopening/reopened-words.ts';
import { missing } from '../standing.ts';
import { openAgain, type Vote } from '../vote.ts';
import { askedAgain } from './asked-again.ts';

type Data = { by: string; closesAt: string; remindAt: string; at: string };

/** Whoever rejected the release by their veto lets it go on. */
export const vetoLifted = fact(votes, 'VetoLifted')<Data>()({
  evolve: (vote, { closesAt }) => openAgain(vote, closesAt),
  reads: () => ({ delegations: standing }),
  follows({ by, at, remindAt }, vote, world) {
    const cause = `${vote.id}/lifted/${at}`;
    const said = say`${users([by])} lifted the no-go: the vote goes on${othersStand(vote, by)}.${stillNeeded(vote, world)}`;
    return askedAgain(vote, remindAt, cause, said, world);
  },
});

function stillNeeded(vote: Vote, { people, company }: World) {
  const needed = missing(vote, people.roles).map((m) => say`${roleTitle(company, m.role)}`);
  return needed.length > 0 ? say` Still needed: ${listed(needed)}.` : [];
}
