import { z } from 'zod';
import { overlap } from '../../time/overlap.ts';
import { inParts } from '../deciding/about.ts';
import type { Offer } from '../deciding/offer.ts';
import type { World } from '../deciding/world.ts';
import { dueAt, headlineOf } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import { crewOf, inCharge } from '../people/in-charge.ts';
import { holdersOf, may } from '../people/may.ts';
import { at, type Phrase, say, user } from '../phrase.ts';
import { isAhead } from '../release/ahead.ts';
import type { OpenReleases } from '../release/document.ts';
import { openVoteShown } from '../release/facts/telling.ts';
import { legsLeft } from '../release/planning/route.ts';
import { isOver, nameOf, type Release } from '../release/release.ts';
import type { Freeze } from './freeze.ts';
import { goesPast } from './freezes-holding.ts';
import { whyAfterName } from './frozen-span.ts';
import { frozenHold } from './held-by.ts';
import { inScope, targetOf } from './scope.ts';
import { waitsAfterStep } from './under-way.ts';

type Framed = Pick<Freeze, 'scope' | 'from' | 'until'>;

/** A release as it is planned in each environment of a freeze's scope: where it is, and where it is still to go. */
const heldThere = (release: Release, { scope }: Pick<Freeze, 'scope'>): Release[] =>
  legsLeft(release)
    .map((leg) => ({ ...release, ...leg }))
    .filter((there) => inScope(scope, targetOf(there)));

/** The open releases of a freeze's scope, there or on their way. */
export const releasesHeld = (freeze: Pick<Freeze, 'scope'>, { openReleases }: OpenReleases): Release[] =>
  openReleases.filter((r) => !isOver(r) && heldThere(r, freeze).length > 0);

/** Those whose window it touches, each as it is planned there: of several environments the last, whose time somebody chose. */
export const windowsHit = (held: readonly Release[], freeze: Framed): Release[] =>
  held.flatMap((r) =>
    heldThere(r, freeze)
      .filter(({ window }) => overlap(window, freeze))
      .slice(-1),
  );

/** Whether a freeze still keeps one from its time, of what its owner was told. */
export const stillHits = (release: Release, freeze: Freeze, now: string): boolean =>
  isAhead(release) &&
  freeze.status === 'declared' &&
  now < freeze.until &&
  windowsHit([release], freeze).some((there) => !goesPast(there, freeze, now));

/** Their messages show a freeze, and so does the turn of whoever would deploy them. */
export function shownBy(held: readonly Release[], world: World): Due[] {
  const due = dueAt(world);
  return [
    ...held.map((r) => due.edit(headlineOf(r.id), r.window.start)),
    // Voters read what is in the way.
    ...held.flatMap((r) => openVoteShown(r, world)),
    ...due.myTurn(crewOf(held, world)),
  ];
}

/** Those whose window it touches are told by themselves. `cause`: what makes it told once. */
export function ownersTold(held: readonly Release[], freeze: Freeze, cause: string, world: World): Due[] {
  // Rollbacks pass; what is under way is told to everybody who sees to it.
  const hit = windowsHit(held, freeze).filter(
    (r) => r.status !== 'rolling-back' && !waitsAfterStep(r, freeze, world.now),
  );
  const does = freeze.soft ? say`asks for a reason before` : say`blocks`;
  const told = freeze.stop
    ? say`Emergency stop by ${user(freeze.by)} (${freeze.why}): it ${does}`
    : say`The freeze “${freeze.name}”${whyAfterName(freeze)} by ${user(freeze.by)} ${does}`;
  return hit.flatMap((r) =>
    inCharge(r, world).map((who) =>
      dueAt(world).tell(
        who,
        `${cause}/${r.id}`,
        say`${told} ${nameOf(r)} (${r.id}) until ${at(freeze.until)}.${freeze.soft || !isAhead(r) ? '' : afterThat(r, freeze, may(world, who, 'freeze'))}`,
        r.id,
        isAhead(r) ? whatHelps(r, freeze, who, world) : [],
      ),
    ),
  );
}

/** Who changed it, up to what that does. */
export const changedWords = ({ stop, name }: Pick<Freeze, 'stop' | 'name'>, by: string): Phrase =>
  say`${user(by)} changed ${stop ? 'the emergency stop' : say`the freeze “${name}”`}:`;

/** Those whose window it touched before it was changed, and does no longer: their owners had been told. */
export function ownersFreed(
  before: readonly Release[],
  { freeze, was, by, cause }: { freeze: Freeze; was: Freeze; by: string; cause: string },
  world: World,
): Due[] {
  const still = windowsHit(before, freeze).map((r) => r.id);
  return (
    windowsHit(before, was)
      // Who sees to what is under way is told by itself.
      .filter((r) => r.status !== 'rolling-back' && !still.includes(r.id) && !waitsAfterStep(r, was, world.now))
      .flatMap((r) =>
        inCharge(r, world).map((who) =>
          dueAt(world).tell(
            who,
            `${cause}/${r.id}`,
            say`${changedWords(freeze, by)} ${nameOf(r)} (${r.id}) ${freedFrom(was)}.`,
            r.id,
          ),
        ),
      )
  );
}

/** What it had interrupted may go on, unless something else holds it: the command says whether. `by`: who lifted it. */
export function holdOver(release: Release, cause: string, by: string | undefined, world: World): Due[] {
  if (release.status !== 'deploying' || !frozenHold(release)) return [];
  const { id, rollout } = release;
  const command = { type: 'EndHold', release: id, rollout: rollout.id, ...(by && { by }) };
  return [dueAt(world).timer(`hold/${rollout.id}/${cause}`, world.now, command)];
}

/** What is so no longer, of what its owner was told. */
export const freedFrom = ({ soft }: Pick<Freeze, 'soft'>) =>
  soft ? 'is deployed without a reason for it again' : 'is not held by it any more';

/** What its owner can do about it. What else is in its way after that is not looked at here. */
function afterThat({ window }: Release, { until }: Freeze, mayPass: boolean): string {
  if (until < window.end) return ' Its window is open for longer than that.';
  return mayPass ? ' Move it, or give it a freeze pass.' : ' Move it, or ask somebody who may for a freeze pass.';
}

/** What such a button is about: a release, and the freeze that keeps it from its time. */
export const IN_ITS_WAY = inParts({ release: z.string(), freeze: z.string().optional() }, '@');

/** Each with the freeze that it is about: once that holds it no more, nothing of it is offered. */
function whatHelps({ id }: Release, freeze: Freeze, who: string, world: World): Offer[] {
  const about = IN_ITS_WAY.write({ release: id, freeze: freeze.id });
  const away = { verb: 'move-away', label: 'Move…', about };
  if (freeze.soft) return [away];
  if (may(world, who, 'freeze')) return [away, { verb: 'pass', label: 'Freeze pass…', about }];
  const isLeft = holdersOf(world, 'freeze').some((other) => other !== who);
  return isLeft ? [away, { verb: 'ask-pass', label: 'Ask for a freeze pass', about }] : [away];
}
