import type { World } from '../deciding/world.ts';
import { dueAt } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import { crewOf } from '../people/in-charge.ts';
import { type OpenReleases, openWithAny } from '../release/document.ts';
import { openVoteShown } from '../release/facts/telling.ts';
import { seenAnew } from '../release/facts/window-timer.ts';
import { isStuck, type Release } from '../release/release.ts';
import type { Environments } from './document.ts';
import { placesOf } from './environment.ts';
import { looksAt } from './looking.ts';

/** What runs there is known anew: releases that got stuck there may be settled by that. `by`: whose doing it was, a user id; `came`: the release that brought it. */
export const settles = (
  environment: string,
  { by, came }: { by: string; came?: string },
  world: World & OpenReleases,
): Due[] =>
  world.openReleases
    .filter((r) => r.environment === environment && isStuck(r) && r.id !== came)
    .map(({ id }) =>
      dueAt(world).timer(
        came ? `replace/${id}/${came}` : `settle/${id}`,
        world.now,
        { type: 'SettleRelease', release: id, by, ...(came && { came }) },
        'latest',
      ),
    );

/** The other releases that brought what runs of its services where a release is, the newest first. */
export function broughtThere(
  { id, environment, items }: Release,
  world: Environments & Pick<World, 'company'>,
): string[] {
  const ran = items.flatMap(({ service }) =>
    placesOf(world.environments[environment], service, world).flatMap(([, { now }]) =>
      now?.release && now.release !== id ? [{ release: now.release, since: now.since ?? '' }] : [],
    ),
  );
  return [...new Set(ran.sort((a, b) => b.since.localeCompare(a.since)).map((r) => r.release))];
}

/** Whom it concerns what runs of a service somewhere: the open releases of it, and those of services that need it there in a version of their own. */
export const thoseConcerned = (service: string, { company }: Pick<World, 'company'>) => ({
  openReleases: openWithAny([service]),
  needing: openWithAny(company.services.filter((s) => s.needs?.some((n) => n.needed === service)).map((s) => s.name)),
});
type Concerned = OpenReleases & { needing: Release[] };

/** What runs there stands on the messages of those that go there or need it there, on those of others that look at it from elsewhere, on their open votes, and in the turn of whoever has to go on with them. */
export function shownThere(environment: string, world: World & Concerned): Due[] {
  const due = dueAt(world);
  const there = [...world.openReleases, ...world.needing].filter((r) => r.environment === environment);
  const looking = world.openReleases.filter((r) => looksAt(r, environment, world.company));
  const shown = [...new Map([...there, ...looking].map((r) => [r.id, r])).values()];
  return [
    ...shown.flatMap((r) => [...seenAnew(r, world), ...openVoteShown(r, world)]),
    ...due.myTurn(crewOf(shown, world)),
  ];
}
