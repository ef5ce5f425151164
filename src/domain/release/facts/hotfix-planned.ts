import { builds } from '../../build/document.ts';
import { fact } from '../../deciding/fact.ts';
import { some } from '../../deciding/reads.ts';
import { environments } from '../../environment/document.ts';
import { currentOnes } from '../../freeze/document.ts';
import { allHolding } from '../../freeze/freezes-holding.ts';
import { eachFrozen } from '../../freeze/frozen-span.ts';
import { hotfixWords } from '../../hotfix/hotfix-words.ts';
import { lackWords, takingAway } from '../../hotfix/lacks.ts';
import { headlineOf } from '../../intents/due.ts';
import { heldIn } from '../../lock/document.ts';
import { locksOn } from '../../lock/lock.ts';
import { spotWords } from '../../lock/lock-words.ts';
import { inCharge } from '../../people/in-charge.ts';
import { holdersOf } from '../../people/may.ts';
import { listed, say, user } from '../../phrase.ts';
import { openWithAny, releases } from '../document.ts';
import { nameOf, servicesOf } from '../release.ts';
import { telling } from './telling.ts';

/** A release was planned as a hotfix: whoever keeps it from going live hears of it now, whatever the hour. `at`: UTC ISO */
export const hotfixPlanned = fact(releases, 'HotfixPlanned')<{ at: string }>()({
  reads: (_, release) => ({
    freezes: currentOnes,
    locks: heldIn(release.environment),
    openReleases: openWithAny(servicesOf(release)),
    builds: some(builds, servicesOf(release)),
    environments: some(environments, [release.environment]),
  }),
  follows(fact, release, world) {
    const { due, id, owner, cause } = telling(fact, release, world);
    const what = nameOf(release);
    const frozen = allHolding(release, world);
    const locks = locksOn(world.locks, { environment: release.environment, services: servicesOf(release) }, world.now);
    return [
      due.note(
        id,
        cause,
        say`Hotfix by ${user(owner)}: ${what} (${id}); ${hotfixWords(release.hotfix)}. Why: ${release.why}`,
        true,
      ),
      ...(frozen.length > 0
        ? holdersOf(world, 'freeze').map((who) =>
            due.tell(
              who,
              cause,
              say`The hotfix ${what} (${id}) can't go live without a pass: ${eachFrozen(frozen)}`,
              id,
              [{ verb: 'pass', label: 'Freeze pass…', about: id }],
            ),
          )
        : []),
      ...locks
        .filter((lock) => lock.held && lock.held.by !== owner)
        .map((lock) =>
          due.tell(
            lock.held?.by ?? owner,
            `${cause}/${lock.id}`,
            say`The hotfix ${what} (${id}) can't go live while you lock ${spotWords(lock)}. Release it when it may.`,
            id,
            [{ verb: 'locks', label: 'What I hold', about: lock.environment }],
          ),
        ),
      // What comes next may lack its commits: its message says so, and whoever owns it hears of it.
      ...takingAway(release, world).flatMap((next) =>
        inCharge(next.release, world).map((who) =>
          due.tell(
            who,
            `${cause}/${next.release.id}`,
            say`${who === next.release.owner ? 'Your ' : ''}${nameOf(next.release)} (${next.release.id}) would take the hotfix ${what} (${id}) away again: ${listed(next.lacks.map(lackWords))}. Bring these commits into it, or plan a version that has them.`,
            next.release.id,
          ),
        ),
      ),
      ...world.openReleases.filter((r) => r.id !== id).map((r) => due.edit(headlineOf(r.id))),
    ];
  },
});
