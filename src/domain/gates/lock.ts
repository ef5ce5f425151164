import { heldIn, heldOnes } from '../lock/document.ts';
import { heldAt, locksOn } from '../lock/lock.ts';
import { lockWords } from '../lock/lock-words.ts';
import { listed, say } from '../phrase.ts';
import { servicesOf } from '../release/release.ts';
import { ANYWHERE, gate } from './gate.ts';
import { whoMay } from './who-opens.ts';

/** What somebody locks where it goes: its holder may deploy there, nobody else. Nothing to see where nothing is locked. */
export const lock = gate({
  id: 'lock',
  title: 'Lock',
  plain: 'somebody keeps it back for now',
  opens: whoMay('lock'),
  reads: ({ environment }) => ({ locks: environment === ANYWHERE ? heldOnes : heldIn(environment) }),
  see(release, { locks, now }, who) {
    const where = { environment: release.environment, services: servicesOf(release) };
    const all = locksOn(locks, where, now);
    if (all.length === 0) return undefined;
    const others = locksOn(locks, where, now, who);
    if (others.length === 0) return { open: true, saw: say`you hold it: ${listed(all.map(lockWords))}` };
    const ends = others.map((l) => heldAt(l, now)?.until ?? '');
    const until = ends.every((end) => end !== '') ? ends.sort().at(-1) : undefined;
    const inTime = until !== undefined && now < release.window.start && until < release.window.end;
    return {
      open: false,
      ...(inTime && { waits: true }),
      ...(until && { until }),
      saw: say`${listed(others.map(lockWords))}. Ask them to release it, or take it over`,
    };
  },
});
