import { fact } from '../../deciding/fact.ts';
import { looksAtLeft } from '../../health/afterwards.ts';
import { dueAt } from '../../intents/due.ts';
import { behind } from '../../people/done-by.ts';
import { listed, say } from '../../phrase.ts';
import { runsNow } from '../clearing/runs-now.ts';
import { releases } from '../document.ts';
import { wentWell } from '../drilled.ts';
import { ticketOutcomes } from '../papers/ticket-outcomes.ts';
import { nameOf, type Release, type Rollout, rolloutOf } from '../release.ts';
import { versionsBack } from '../rollback/taken-back.ts';
import { askedForImpact } from './asked-for-impact.ts';
import { baseOf } from './base.ts';
import { neighboursFreed, waitingOn } from './neighbours.ts';
import { telling, voteShown } from './telling.ts';

/** `further`: the environment before its last where it is back now too. `by`: who recorded it, where nobody reported it. `replacedBy`: the releases that run in its place, there or where it went, where nobody took it back. */
export const releaseRolledBack = fact(releases, 'ReleaseRolledBack')<{
  at: string;
  by?: string;
  replacedBy?: string[];
  further?: string;
}>()({
  // One that failed may have been put back by hand.
  evolve(release, { at, replacedBy, further }) {
    if (release.status !== 'rolling-back' && release.status !== 'failed') return release;
    const { vote, rollout, reason } = release;
    return {
      ...baseOf(further ? whereItWent(release) : release),
      ...{ status: 'rolled-back', vote, rollout, reason, at },
      ...(replacedBy && !further && { replacedBy }),
    };
  },
  reads: (_, release) => waitingOn(release),
  follows(rolledBack, release, world) {
    const { due, id, headline, turns, told, cause } = telling(rolledBack, release, world);
    const run = rolloutOf(release);
    const next = run?.next;
    const runs = runsNow(release, world);
    const earlier = run?.earlier ? furtherTimer(release, run, world) : [];
    if (rolledBack.further)
      return [
        headline,
        due.note(id, cause, saidFurther(release, rolledBack.further, rolledBack.replacedBy)),
        ...turns,
        due.timer(`resolve-pages/${cause}`, world.now, { type: 'ResolvePages', release: id }),
        ...neighboursFreed(release, cause, world, rolledBack.further),
        ...earlier,
      ];
    return [
      headline,
      // Without a rollback of a pipeline nothing else has taken its no-go's button away.
      ...voteShown(release, world),
      ...(rolledBack.replacedBy
        ? due.posts('replaced', cause, { ...told, said: saidReplaced(release, rolledBack.replacedBy), runs })
        : due.posts('rolled-back', cause, {
            ...told,
            ...behind(release, rolledBack.by, world),
            runs,
            ...(wentWell(release) && { said: saidDrilled(release) }),
          })),
      ...turns,
      ...(rolledBack.replacedBy ? [] : askedForImpact(release, world)),
      // What replaced it may hold the same tickets: its own end tells of them.
      ...(rolledBack.replacedBy ? [] : ticketOutcomes(release, 'rolled-back', world)),
      due.timer(`resolve-pages/${cause}`, world.now, { type: 'ResolvePages', release: release.id }),
      ...neighboursFreed(release, cause, world),
      ...(rolledBack.replacedBy ? [] : looksAtLeft(release, world)),
      ...earlier,
      ...(next ? [due.timer(`then/${run.id}`, world.now, { type: 'GoOnBack', release: next, after: release.id })] : []),
    ];
  },
});

/** It is seen again where it was to be in the end. */
function whereItWent(release: Release): Release {
  const { ahead: [_, ...ahead] = [], ...known } = release;
  const [own, ...also] = release.wentBack ?? [];
  if (!own) return release;
  const { environment, window } = release;
  const others = also.filter((leg) => leg.environment !== environment);
  const wentBack = [own, ...others, { environment, window }];
  return { ...known, ...own, ...(ahead.length > 0 && { ahead }), wentBack };
}

const furtherTimer = ({ id }: Release, { id: rollout }: Rollout, world: Parameters<typeof dueAt>[0]) => [
  dueAt(world).timer(`further/${rollout}`, world.now, { type: 'GoFurtherBack', release: id, rollout }),
];

const saidFurther = (release: Release, environment: string, replacedBy: readonly string[] | undefined) =>
  replacedBy
    ? saidReplaced({ ...release, environment }, replacedBy)
    : say`Rolled back in ${environment} too: ${nameOf({ ...release, environment })} (${release.id}). ${versionsBack(release) || 'What was there before'} runs again there.`;

const saidReplaced = (release: Release, by: readonly string[]) =>
  say`Replaced: ${nameOf(release)} (${release.id}) is over, ${listed(by.map((id) => say`${id}`))} ${by.length > 1 ? 'run' : 'runs'} in its place.`;

const saidDrilled = (release: Release) =>
  say`Drill done: ${nameOf(release)} (${release.id}) went there and came back: ${versionsBack(release)} runs again.`;
