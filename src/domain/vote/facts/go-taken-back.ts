import { roleTitle } from '../../company/roles.ts';
import { fact } from '../../deciding/fact.ts';
import { standing } from '../../delegation/document.ts';
import { listed, say, users } from '../../phrase.ts';
import { votes } from '../document.ts';
import { othersStand } from '../reopening/reopened-words.ts';
import { openAgain } from '../vote.ts';
import { askedAgain } from './asked-again.ts';

type Data = { by: string; roles: string[]; closesAt: string; remindAt: string; at: string };

/** After the vote had passed somebody took their go back: without it these roles have not said enough, and are asked again. */
export const goTakenBack = fact(votes, 'GoTakenBack')<Data>()({
  evolve: (vote, { closesAt }) => openAgain(vote, closesAt),
  reads: () => ({ delegations: standing }),
  follows({ by, roles, at, remindAt }, vote, world) {
    const cause = `${vote.id}/taken-back/${at}`;
    const asked = listed(roles.map((r) => say`${roleTitle(world.company, r)}`));
    const said = say`${users([by])} took their go back: ${asked} ${roles.length === 1 ? 'is' : 'are'} asked again${othersStand(vote, by)}.`;
    return askedAgain(vote, remindAt, cause, said, world);
  },
});
