import { roleTitle } from '../../company/roles.ts';
import { fact } from '../../deciding/fact.ts';
import { fewUsers } from '../../few.ts';
import { dueAt } from '../../intents/due.ts';
import { managers } from '../../people/may.ts';
import { at, listed, say } from '../../phrase.ts';
import { votes } from '../document.ts';

/** Those reminded did not answer: the release managers hear of it. */
export const voteEscalated = fact(votes, 'VoteEscalated')<{ people: string[]; roles: string[] }>()({
  follows({ people, roles }, vote, world) {
    const late = listed(roles.map((r) => say`${roleTitle(world.company, r)}`));
    const whose =
      people.length > 0 ? fewUsers(people, 5) : say`nobody is left to answer: see who holds it, or ask others to`;
    const said = say`Still missing for ${vote.release}: ${late} (${whose}). The vote closes ${at(vote.closesAt)}.`;
    return managers(world).map((who) => dueAt(world).tell(who, `late/${vote.id}/${vote.closesAt}`, said, vote.release));
  },
});
