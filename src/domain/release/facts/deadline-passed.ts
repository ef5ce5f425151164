import { fact } from '../../deciding/fact.ts';
import { fewUsers } from '../../few.ts';
import { managers } from '../../people/may.ts';
import { at, say } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf } from '../release.ts';
import { owed } from './owed.ts';
import { telling } from './telling.ts';

/** The release managers hear of what is late. A cut-off is owed by nobody: the thread is told. */
export const deadlinePassed = fact(releases, 'DeadlinePassed')<{ deadline: string; due: string }>()({
  follows(passed, release, world) {
    const { due, id, headline } = telling(passed, release, world);
    const found = owed(passed, release, world);
    if (!found) return [headline];
    const { deadline, owe, cause } = found;
    if (deadline.cutOff) {
      const said = say`${deadline.title}: from now on, changes to what ${nameOf(release)} contains are requests.`;
      return [headline, due.note(id, `cut-off/${cause}`, said)];
    }
    const who = owe.length > 0 ? fewUsers(owe, 5) : say`Nobody`;
    const late = say`Late: ${deadline.title} of ${nameOf(release)} (${id}) was due ${at(deadline.due)}. ${who} ${owe.length > 1 ? 'owe' : 'owes'} it.`;
    return [headline, ...due.myTurn(owe), ...managers(world).map((who) => due.tell(who, `late/${cause}`, late, id))];
  },
});
