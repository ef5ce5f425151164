import { type Refusal, refuse } from '../../deciding/decision.ts';
import { type Around, closedGates, gatesOf } from '../../gates/index.ts';
import { say } from '../../phrase.ts';
import { reasonFault } from '../../reason.ts';
import { nameOf, type Release } from '../release.ts';
import { openIt } from '../state-refusals.ts';
import { saidAndBy } from '../status-words.ts';

/** What keeps a release from deploying now, everybody or `who` would deploy it, and what helps. */
export function blockedNow(release: Release, world: Around, who?: string): Refusal | undefined {
  const closed = closedGates(gatesOf(release, world, who));
  if (closed.length === 0) return undefined;
  const frozen = closed.some((g) => g.id === 'freeze');
  const locked = closed.some((g) => g.id === 'lock');
  const byHand = closed.every((g) => g.byHand);
  const ended = closed.some((g) => g.id === 'window' && !g.until);
  return refuse(
    'blocked',
    say`${nameOf(release)} can't deploy now: ${closed.flatMap((g, i) => [...(i > 0 ? say`; ` : []), ...g.saw])}.`,
    {
      offers: [
        ...(byHand ? [{ verb: 'done-by-hand', label: 'Done by hand…', about: release.id }] : []),
        ...(frozen ? [{ verb: 'pass', label: 'Freeze pass…', about: release.id }] : []),
        ...(locked ? [{ verb: 'locks', label: 'Who holds what', about: release.environment }] : []),
        ...(ended ? [{ verb: 'move', label: 'Move…', about: release.id }] : []),
        details(release),
      ],
    },
  );
}

/** A release in whose state nothing is deployed: what is missing first. */
export function notDeployable(release: Release, world: Around): Refusal {
  const closed = blockedNow(release, world);
  const offers =
    release.status === 'planned' || release.status === 'rejected'
      ? [{ verb: 'vote', label: 'Open the vote', about: release.id }]
      : openIt(release);
  return closed
    ? { ...closed, offers }
    : refuse('wrong-state', say`${nameOf(release)} ${saidAndBy(release)}.`, { offers });
}

/** A soft freeze asks for a reason, once for each rollout. */
export function softlyFrozen(release: Release, world: Around, why: string): Refusal | undefined {
  const soft = gatesOf(release, world).find((g) => g.asks);
  if (!soft || release.status === 'deploying') return undefined;
  return reasonFault(why, say`${nameOf(release)} is ${soft.saw}.`, {
    offers: [{ verb: 'deploy-anyway', label: 'Deploy anyway…', about: release.id }, details(release)],
  });
}

const details = ({ id }: Release) => ({ verb: 'show', label: 'Details', about: id });
