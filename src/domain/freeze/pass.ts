import { type Decision, forbidden, moot, refuse, type World } from '../decision.ts';
import { at, say } from '../phrase.ts';
import { isOver, nameOf, type Pass, type Release, servicesOf } from '../release/release.ts';
import { unknownRelease } from '../vote/commands.ts';
import { type FrozenSpan, freezesAt, freezesTouching, keyOf } from './freeze.ts';

/** Leave for one release to pass one freeze, which stays in force for all others. `until`: UTC ISO; without it, as long as the freeze. */
export type GrantPass = { type: 'GrantPass'; release: string; why: string; until?: string };
/** Timer. */
export type EndPass = { type: 'EndPass'; release: string; freeze: string };

type Around = Pick<World, 'now' | 'company' | 'freezes'>;

export const passFor = (release: Release, freeze: FrozenSpan, now: string): Pass | undefined =>
  release.passes?.find((p) => p.freeze === keyOf(freeze) && now < p.until);

const targetOf = (release: Release) => ({ services: servicesOf(release), environment: release.environment });

/** The freeze that holds a release now, the one that ends last; those it has a pass for do not. */
export const holding = (release: Release, { now, company, freezes }: Around): FrozenSpan | undefined =>
  freezesAt(freezes, company.freezes, targetOf(release), now).find((f) => !passFor(release, f, now));

/** The freeze a pass would be for: the one that holds it now, else the first in its window, else one it may pass already, to change its end. */
export const freezeAhead = (release: Release, world: Around): FrozenSpan | undefined =>
  holding(release, world) ??
  freezesTouching(world.freezes, world.company.freezes, targetOf(release), release.window.start, release.window.end)
    .filter((f) => f.until > world.now && !passFor(release, f, f.from))
    .sort((a, b) => a.from.localeCompare(b.from))[0] ??
  freezesAt(world.freezes, world.company.freezes, targetOf(release), world.now)[0];

export function grantPass(world: World, { release: id, why, until }: GrantPass): Decision {
  const release = world.releases[id];
  if (!release) return unknownRelease(id);
  const no = forbidden(world, 'freeze', say`give ${nameOf(release)} a freeze pass`);
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
      {
        stream: `release/${id}`,
        type: 'FreezePassGranted',
        release: id,
        freeze: keyOf(freeze),
        until: ends,
        by: world.actor.id,
        text: { name: freeze.name, why },
      },
    ],
  };
}

export function endPass(world: World, { release: id, freeze }: EndPass): Decision {
  const release = world.releases[id];
  const pass = release?.passes?.find((p) => p.freeze === freeze);
  if (!release || !pass || isOver(release)) return moot('nothing is to be ended');
  if (pass.until > world.now) return moot('it ends later now');
  return { facts: [{ stream: `release/${id}`, type: 'FreezePassEnded', release: id, freeze }] };
}
