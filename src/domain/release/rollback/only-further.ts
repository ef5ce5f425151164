import { type Decision, refuse } from '../../deciding/decision.ts';
import { listed, say } from '../../phrase.ts';
import { nameOf, type Release } from '../release.ts';
import { openIt } from '../state-refusals.ts';
import type { AroundBack } from './back-plan.ts';
import { isEarlierLeft } from './earlier.ts';
import { furtherBack, waysBack } from './go-further-back.ts';
import { takenBack } from './taken-back.ts';
import { stoppedBy, stopsOffered, waitsIn, waitsWords } from './waits-further.ts';

/** All of it is back where it went last, and runs still where it was before. */
export const isBackWhereItWent = (release: Release): boolean =>
  release.status === 'rolled-back' && takenBack(release).length === 0 && isEarlierLeft(release);

/** It goes back in environments before that alone. */
export function onlyFurther(release: Release, earlier: string[], why: string, world: AroundBack): Decision {
  const facts = furtherBack(release, earlier, why, world);
  if (facts.length > 0) return { facts };
  const all = (release.passed ?? []).map((p) => p.environment);
  if (earlier.length === 0 && furtherBack(release, all, why, world).length > 0)
    return refuse('no-environment', say`${nameOf(release)} is back there. Choose where it goes back too.`, {
      offers: [{ verb: 'rollback', label: 'Roll back…', about: release.id }],
      field: 'earlier',
    });
  const waits = waitsIn(release, waysBack(release, earlier.length > 0 ? earlier : all, world), world);
  const [first] = waits.flatMap((w) => w.others);
  if (first)
    return refuse('other-rollout', say`${waitsWords(release, waits)}.`, {
      remedy: say`Say so again once that is over. ${stoppedBy(first, world.company)} can stop it.`,
      offers: [...stopsOffered(waits), ...openIt(release)],
    });
  return refuse('not-deployed', say`Nothing of ${nameOf(release)} can go back ${inWords(release)} now.`, {
    remedy: say`What runs there, and what is under way, stands in \`/release environments\`.`,
    offers: openIt(release),
  });
}
const inWords = ({ passed = [] }: Release) => say`in ${listed(passed.map((p) => say`${p.environment}`))}`;
