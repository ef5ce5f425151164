import type { World } from '../decision.ts';
import { deployers } from '../duty.ts';
import { dueAt, headlineOf } from '../intents.ts';
import { own } from '../own.ts';
import type { ReleaseFact } from './facts.ts';
import { type Release, servicesOf } from './release.ts';

/** What most of a release's facts need: shorthands, whom to tell, and a name for each thing that is told once. */
export function around(fact: ReleaseFact, release: Release, world: World) {
  const due = dueAt(world);
  const { id, owner } = release;
  return {
    due,
    id,
    owner,
    start: release.window.start,
    headline: due.edit(headlineOf(id)),
    crew: [owner, ...deployers(world)],
    told: { release, live: liveOf(release, world) },
    // Votes and rollouts count up, so this names each thing that is told once.
    cause: `${id}/${fact.type}/${release.round}.${release.runs}`,
  };
}

/** What ran in the release's environment before it, by service, for texts that say where a rollback leads. */
function liveOf(release: Release, world: World): Record<string, string> {
  const live = world.environments[release.environment]?.live ?? {};
  return Object.fromEntries(
    servicesOf(release).flatMap((s) =>
      Object.values(own(live, s) ?? {})
        .slice(0, 1)
        .map((version) => [s, version]),
    ),
  );
}
