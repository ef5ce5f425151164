import { deadlinesOf, isMet } from '../deadline/deadline.ts';
import { listed, say } from '../phrase.ts';
import { isAhead } from '../release/ahead.ts';
import { gate } from './gate.ts';
import { itsOwner } from './who-opens.ts';

/** Those that a deploy waits for. */
export const deadlines = gate({
  id: 'deadlines',
  title: 'Deadlines',
  plain: 'something it needs is late',
  opens: itsOwner,
  see(release, { company, now }) {
    // They hang on its last environment.
    if (release.ahead) return undefined;
    const required = deadlinesOf(release, company, (d) => d.gate && !d.cutOff);
    if (required.length === 0) return undefined;
    const left = required.filter((d) => !isMet(release, d));
    const words = (all: typeof required) => listed(all.map((d) => say`${d.title}`));
    return {
      open: left.length === 0 || !isAhead(release),
      // Whoever owes it has time until it is due.
      ...(left.length > 0 && left.every((d) => now < d.due) && { waits: true }),
      saw: left.length > 0 ? say`not done: ${words(left)}` : say`done: ${words(required)}`,
    };
  },
});
