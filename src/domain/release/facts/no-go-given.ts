import { roleTitle } from '../../company/roles.ts';
import { fact } from '../../deciding/fact.ts';
import type { World } from '../../deciding/world.ts';
import { dueAt } from '../../intents/due.ts';
import type { Due } from '../../intents/intent.ts';
import { inCharge } from '../../people/in-charge.ts';
import { holdersOf } from '../../people/may.ts';
import { type Phrase, say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf, type Release } from '../release.ts';
import { telling } from './telling.ts';

type Data = { by: string; role: string; at: string; text: { why: string } };

/** A role with veto is against what has begun: the next step waits; what is live already may be rolled back. */
export const noGoGiven = fact(releases, 'NoGoGiven')<Data>()({
  evolve(release, { by, role, at, text }) {
    if (!('rollout' in release)) return release;
    const others = (release.rollout.noGos ?? []).filter((n) => n.by !== by);
    return { ...release, rollout: { ...release.rollout, noGos: [...others, { by, role, at, why: text.why }] } };
  },
  follows(given, release, world) {
    const { due, id, headline, crew, cause: of } = telling(given, release, world);
    const cause = `${of}/${given.by}/${given.at}`;
    const said = say`No-go by ${users([given.by])} (${roleTitle(world.company, given.role)}): ${given.text.why}. ${whatItDoes(release)}`;
    return [
      headline,
      due.note(id, cause, said, true),
      ...due.myTurn([...new Set(crew)], release.status === 'completed' ? undefined : cause, { urgent: true }),
      ...(isTooLate(release)
        ? rollbackOffered(release, holdersOf(world, 'rollback'), cause, said, world)
        : release.status === 'deploying' && !release.rollout.held
          ? rollbackOffered(release, crew, cause, said, world)
          : []),
    ];
  },
});

/** No step is left that it could hold. */
const isTooLate = (release: Release) =>
  release.status === 'completed' ||
  (release.status === 'deploying' && release.rollout.stages.every((s) => s.state !== 'waiting'));

function whatItDoes(release: Release): Phrase {
  if (release.status === 'completed') return say`It is live already: roll it back if it must not stay.`;
  if (isTooLate(release)) return say`The last step runs already: roll it back if it must not stay.`;
  return release.status === 'failed'
    ? say`It is not deployed again until that is lifted.`
    : say`The step that runs is not stopped; the next one waits until that is lifted.`;
}

/** To who sees to it, and these others: a step that runs is nobody's turn, and now is when somebody can still look. */
function rollbackOffered(
  release: Release,
  others: readonly string[],
  cause: string,
  said: Phrase,
  world: World,
): Due[] {
  const { id } = release;
  const offers = [
    { verb: 'rollback', label: 'Roll back…', about: id },
    { verb: 'show', label: 'Open it', about: id },
  ];
  return [...new Set([...inCharge(release, world), ...others])].map((who) =>
    dueAt(world).tell(who, cause, say`${nameOf(release)} (${id}): ${said}`, id, offers),
  );
}
