import type { World } from '../../deciding/world.ts';
import { type Around, gateReads, isReady } from '../../gates/index.ts';
import { dueAt, headlineOf } from '../../intents/due.ts';
import type { Due } from '../../intents/intent.ts';
import { deployers } from '../../people/may.ts';
import { say } from '../../phrase.ts';
import { openWithAny } from '../document.ts';
import { nameOf, type Release, servicesOf } from '../release.ts';
import { voteShown } from './telling.ts';

type Neighbours = { neighbours: Release[] };

/** What goes where a release goes, with a service of its own: one rollout at a time, so that what it does keeps them waiting. */
export const neighboursOf = (release: Release) => ({ neighbours: openWithAny(servicesOf(release)) });

/** The same, and what it takes to say whether they wait for something else too. */
export const waitingOn = (release: Release) => ({ ...neighboursOf(release), ...gateReads(release) });

const there = ({ id, environment }: Release, { neighbours }: Neighbours): Release[] =>
  neighbours.filter((r) => r.id !== id && r.environment === environment);

/** Their messages say whether they can go, and so does the turn of whoever waits to deploy them. */
export function neighboursShown(release: Release, world: World & Neighbours): Due[] {
  const due = dueAt(world);
  const around = there(release, world);
  return [
    ...around.flatMap((r) => [
      due.edit(headlineOf(r.id), r.window.start),
      ...(r.status === 'voting' ? voteShown(r, world) : []),
    ]),
    ...due.myTurn(around.flatMap((r) => [r.owner, ...deployers(world)])),
  ];
}

/** A rollout is over: whoever waited for nothing else is told that it is their turn. `cause`: what makes it told once. */
export function neighboursFreed(release: Release, cause: string, world: World & Neighbours & Around): Due[] {
  const due = dueAt(world);
  const freed = there(release, world).filter((r) => r.status === 'approved' && isReady(r, world));
  return [
    ...neighboursShown(release, world),
    ...freed.flatMap((r) => [
      due.note(
        r.id,
        `${cause}/freed`,
        say`Ready to deploy: ${nameOf(r)}. ${nameOf(release)} (${release.id}) is not under way there any more.`,
      ),
      ...due.myTurn([r.owner, ...deployers(world)], `${cause}/freed/${r.id}`, { urgent: true }),
    ]),
  ];
}
