import { type Decision, refuse } from '../../deciding/decision.ts';
import { listed, say } from '../../phrase.ts';
import { nameOf, type Release } from '../release.ts';
import { openIt } from '../state-refusals.ts';
import type { AroundBack } from './back-plan.ts';
import { type EarlierBack, isEarlierLeft, placesBehind } from './earlier.ts';
import { furtherBack } from './go-further-back.ts';
import { wasRolledBack } from './not-now.ts';
import { takenBack } from './taken-back.ts';
import { settleOffer, stoppedBy, stopsOffered, unsureWords, waitsWords } from './waits-further.ts';

type RolledBack = Extract<Release, { status: 'rolled-back' }>;

/** All of it is back where it went last, and runs still where it was before. */
export const isBackWhereItWent = (release: Release): release is RolledBack =>
  release.status === 'rolled-back' && takenBack(release).length === 0 && isEarlierLeft(release);

/** It goes back in environments before that alone. */
export function onlyFurther(release: RolledBack, earlier: string[], why: string, world: AroundBack): Decision {
  const { facts } = furtherBack(release, earlier, why, world);
  if (facts.length > 0) return { facts };
  const all = placesBehind(release);
  const whole = furtherBack(release, all, why, world);
  if (earlier.length === 0 && whole.facts.length > 0)
    return refuse('no-environment', say`${nameOf(release)} is back there. Choose where it goes back too.`, {
      offers: [{ verb: 'rollback', label: 'Roll back…', about: release.id }],
      field: 'earlier',
    });
  const { waits, unsure } = earlier.length > 0 ? furtherBack(release, earlier, why, world) : whole;
  const [first] = waits.flatMap((w) => w.others);
  if (first)
    return refuse('other-rollout', say`${waitsWords(release, waits)}.`, {
      remedy: say`Say so again once that is over. ${stoppedBy(first, world.company)} can stop it.`,
      offers: [...stopsOffered(waits), ...openIt(release)],
    });
  const [doubted] = unsure;
  if (doubted) return inDoubt(release, doubted);
  if (!release.passed) return wasRolledBack(release);
  return refuse('not-deployed', say`Nothing of ${nameOf(release)} can go back ${inWords(release)} now.`, {
    remedy: say`What runs there, and what is under way, stands in \`/release environments\`.`,
    offers: openIt(release),
  });
}

const inDoubt = (release: Release, { environment, unsure }: EarlierBack): Decision =>
  refuse(
    'in-doubt',
    say`Nobody knows what runs of ${unsureWords(unsure)} in ${environment}: nothing of ${nameOf(release)} goes back there.`,
    {
      remedy: say`Say what runs there first, then that it goes back.`,
      offers: [settleOffer({ environment, unsure }), ...openIt(release)],
    },
  );
const inWords = ({ passed = [] }: Release) => say`in ${listed(passed.map((p) => say`${p.environment}`))}`;
