import { type Decision, forbidden, moot, refuse, type World } from '../decision.ts';
import { at, say } from '../phrase.ts';
import { freezePassEnded } from '../release/facts/freeze-pass-ended.ts';
import { freezePassGranted } from '../release/facts/freeze-pass-granted.ts';
import { isOver, nameOf, type Pass, type Release } from '../release/release.ts';
import { unknownRelease } from '../vote/commands.ts';
import { type Frost, type FrozenSpan, freezesAt, freezesTouching, keyOf } from './freeze.ts';
import { targetOf } from './scope.ts';

/** Leave for one release to pass one freeze, which stays in force for all others. `until`: UTC ISO; without it, as long as the freeze. */
export type GrantPass = { type: 'GrantPass'; release: string; why: string; until?: string };
/** Timer. */
export type EndPass = { type: 'EndPass'; release: string; freeze: string };

type Around = Frost & Pick<World, 'now'>;

export const passFor = (release: Release, freeze: FrozenSpan, now: string): Pass | undefined =>
  release.passes?.find((p) => p.freeze === keyOf(freeze) && now < p.until);

/** The hard freezes that hold a release now, the one that ends last first; those it has a pass for do not. */
export const allHolding = (release: Release, world: Around): FrozenSpan[] =>
  freezesAt(world, targetOf(release), world.now).filter(
    (f) => !f.soft && !passFor(release, f, world.now) && !overridden(release, f),
  );

/** An override goes against the freezes of its moment, not against those that began later. */
const overridden = (release: Release, freeze: FrozenSpan) =>
  release.overrides?.some((o) => o.gates.includes('Freeze') && freeze.from <= o.at) ?? false;

export const holding = (release: Release, world: Around): FrozenSpan | undefined => allHolding(release, world)[0];

/** The soft freeze that asks for a reason now. */
export const warning = (release: Release, world: Around): FrozenSpan | undefined =>
  freezesAt(world, targetOf(release), world.now).find((f) => f.soft && !passFor(release, f, world.now));

/** The freeze a pass would be for: the one that holds it now, else the first in its window, else one it may pass already, to change its end. */
export const freezeAhead = (release: Release, world: Around): FrozenSpan | undefined =>
  holding(release, world) ??
  freezesTouching(world, targetOf(release), release.window.start, release.window.end)
    .filter((f) => !f.soft && f.until > world.now && !passFor(release, f, f.from))
    .sort((a, b) => a.from.localeCompare(b.from))[0] ??
  freezesAt(world, targetOf(release), world.now)[0];

export function grantPass(world: World, { release: id, why, until }: GrantPass): Decision {
  const release = world.releases[id];
  if (!release) return unknownRelease(id);
  const no = forbidden(world, 'freeze', say`give ${nameOf(release)} a freeze pass`, undefined, id);
  if (no) return no;
  const offers = [{ verb: 'show', label: 'Open it', about: id }];
  if (isOver(release)) return refuse('over', say`${nameOf(release)} is ${release.status} already.`, { offers });
  const freeze = freezeAhead(release, world);
  if (!freeze) return refuse('nothing-frozen', say`No freeze is in the way of ${nameOf(release)}.`, { offers });
  if (why.trim() === '')
    return refuse('needs-reason', say`A freeze pass needs its reason: everybody who hears of it sees it.`, {
      field: 'why',
    });
  const ends = until && until < freeze.until ? until : freeze.until;
  if (ends <= world.now)
    return refuse('past', say`The pass would be over already: ${at(ends)} is past.`, {
      remedy: say`Choose a time to come.`,
      field: 'until',
    });
  return {
    facts: [
      freezePassGranted.of(id, {
        freeze: keyOf(freeze),
        until: ends,
        by: world.actor.id,
        text: { name: freeze.name, why },
      }),
    ],
  };
}

export function endPass(world: World, { release: id, freeze }: EndPass): Decision {
  const release = world.releases[id];
  const pass = release?.passes?.find((p) => p.freeze === freeze);
  if (!release || !pass || isOver(release)) return moot('nothing is to be ended');
  if (pass.until > world.now) return moot('it ends later now');
  return { facts: [freezePassEnded.of(id, { freeze })] };
}
