import type { Right } from '../company/roles.ts';
import { command } from '../deciding/command.ts';
import { type Decision, type Refusal, refuse } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import type { World } from '../deciding/world.ts';
import { forbidden } from '../people/may.ts';
import { at, say } from '../phrase.ts';
import { reasonFault } from '../reason.ts';
import { releases } from '../release/document.ts';
import { freezePassGranted } from '../release/facts/freeze-pass-granted.ts';
import { isOver, nameOf, type Release } from '../release/release.ts';
import { isAlready } from '../release/state-refusals.ts';
import { unknownRelease } from '../release/unknown.ts';
import type { ShownParts } from '../shown.ts';
import { currentOnes, type Freezes } from './document.ts';
import { freezeShown } from './freeze-shown.ts';
import { freezesAhead } from './freezes-holding.ts';
import { type FrozenSpan, keyOf } from './frozen-span.ts';

/**
 * Leave for one release to pass one freeze, which stays in force for all others. `until`: UTC ISO; without it, as long as the freeze. `freeze`: its key; without
 * it, the first in its way.
 */
export type GrantPass = {
  type: 'GrantPass';
  release: string;
  why: string;
  until?: string;
  freeze?: string;
};

const TAKES: Right = { action: 'freeze' };

export const grantPass = command<GrantPass>()({
  takes: TAKES,
  reads: ({ release }) => ({ release: one(releases, release), freezes: currentOnes }),
  shows(world, { freeze: named }) {
    const { release } = world;
    const freeze = release && freezeMeant(release, world, named);
    return freeze ? passShown(release, freeze) : {};
  },
  decide(world, { release: id, why, until, freeze: named }): Decision {
    const { release, now, actor } = world;
    if (!release) return unknownRelease(id);
    const freeze = passable(release, world, named);
    if ('refused' in freeze) return freeze;
    const unsaid = reasonFault(why, say`A freeze pass needs its reason: the release channel reads it.`);
    if (unsaid) return unsaid;
    const ends = until && until < freeze.until ? until : freeze.until;
    if (ends <= now)
      return refuse('past', say`The pass would be over already: ${at(ends)} is past.`, {
        remedy: say`Choose a time to come.`,
        field: 'until',
      });
    const pass = { freeze: keyOf(freeze), until: ends, by: actor.id, text: { name: freeze.name, why } };
    return { facts: [freezePassGranted.of(id, pass)] };
  },
});

function freezeMeant(release: Release, world: World & Freezes, named: string | undefined): FrozenSpan | undefined {
  const ahead = freezesAhead(release, world);
  return ahead.find((f) => keyOf(f) === named) ?? ahead[0];
}

/** What is said yes to with a pass: what may pass which freeze. */
const passShown = (release: Release, freeze: FrozenSpan): ShownParts => ({
  what: { is: nameOf(release), now: say`it is ${nameOf(release)}` },
  ...freezeShown(freeze),
});

/** The freeze that the actor may give the release a pass for: the one of that key, as long as it is in the way, else the first; or what is refused, whatever the reason. */
export function passable(release: Release, world: World & Freezes, named?: string): FrozenSpan | Refusal {
  const no = forbidden(world, TAKES, say`give ${nameOf(release)} a freeze pass`, release);
  if (no) return no;
  const offers = [{ verb: 'show', label: 'Open it', about: release.id }];
  if (isOver(release)) return isAlready('over', release);
  return (
    freezeMeant(release, world, named) ??
    refuse('nothing-frozen', say`No freeze is in the way of ${nameOf(release)}.`, { offers })
  );
}
