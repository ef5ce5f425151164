import { fact } from '../../deciding/fact.ts';
import { managers } from '../../people/may.ts';
import { isMember } from '../../people/members.ts';
import { at, say } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf } from '../release.ts';
import { besidesOf, lineShown } from './neighbours.ts';
import { telling } from './telling.ts';

/** `end`: of the window, UTC ISO. */
export const releaseWindowMissed = fact(releases, 'ReleaseWindowMissed')<{ end: string }>()({
  reads: (_, release) => besidesOf(release),
  follows(missed, release, world) {
    const { due, id, owner, headline, turns, told } = telling(missed, release, world);
    const cause = `${id}/missed/${missed.end}`;
    const said = say`Window missed: ${nameOf(release)} (${id}) was not deployed until ${at(missed.end)}. Next: move it, or cancel it.`;
    return [
      headline,
      // After a no-go, everybody knows that it is off.
      ...(release.status === 'rejected' ? [] : due.posts('missed', cause, { ...told, said })),
      ...turns,
      ...lineShown(release, world),
      ...due.myTurn(isMember(world.people, owner) ? [owner] : managers(world), cause),
    ];
  },
});
