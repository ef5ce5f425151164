import { fact } from '../../deciding/fact.ts';
import { inCharge } from '../../people/in-charge.ts';
import { say } from '../../phrase.ts';
import { releases } from '../document.ts';
import { baseOf } from './base.ts';
import { telling } from './telling.ts';
import { turnUnlessOpen, windowTimer } from './window-timer.ts';

type Data = { template: string; version: number; at: string; text: { title: string } };

/** A standard change: its template clears it. */
export const releaseCleared = fact(releases, 'ReleaseCleared')<Data>()({
  evolve: (release, { template: name, version, at, text }) => ({
    ...baseOf(release),
    template: { name, version, title: text.title },
    status: 'approved',
    vote: '',
    approvedAt: at,
  }),
  follows(cleared, release, world) {
    const { due, id, headline, turns, cause } = telling(cleared, release, world);
    return [
      headline,
      due.note(
        id,
        `${cause}/cleared`,
        say`Cleared by the template ${cleared.text.title}, version ${cleared.version}: no vote is needed.`,
      ),
      ...turns,
      ...turnUnlessOpen(inCharge(release, world), release, world, cause),
      windowTimer(release, world),
    ];
  },
});
