import { HOUR_MS, instantAfter, instantOf } from '../../../time/instants.ts';
import { instantAt, wallAt } from '../../../time/wall.ts';
import { minutesOf, type Notice, WORKING } from '../../calendar/hours.ts';
import { environmentNamed } from '../../company/services.ts';
import type { World } from '../../deciding/world.ts';
import { dueAt, headlineOf } from '../../intents/due.ts';
import type { Due } from '../../intents/intent.ts';
import { scheduled } from '../planning/route.ts';
import type { Release } from '../release.ts';

/** At the end of its window, those who wait for it are told that it was missed; one that is moved is waited for anew. */
export const missedTimer = ({ id, window }: Release, world: World, end = window.end): Due =>
  dueAt(world).timer(`missed/${id}`, end, { type: 'MissWindow', release: id }, 'latest');

/** A window that begins before people work is nearly there when they come. */
const AHEAD_MS = 2 * HOUR_MS;

/**
 * On the day when it is to go live (of the zone that its window was chosen in), its message is posted afresh in the morning (09:00 unless the company says
 * otherwise), or two hours before the window opens, where that is earlier. One that was planned on that day is new enough.
 */
export function onItsDay(release: Release, { company, ...world }: World): Due[] {
  const { start, zone } = scheduled(release).window;
  const { year, month, day } = wallAt(zone, Date.parse(start));
  const at = (minutes: number) => instantOf(instantAt(zone, year, month, day, 0, minutes));
  const begins = at(0);
  if (release.plannedAt >= begins) return [];
  const [morning, before] = [at(minutesOf((company.workingHours ?? WORKING).from)), instantAfter(start, -AHEAD_MS)];
  const early = before < morning ? before : morning;
  return [dueAt({ company, ...world }).headlineLater(release.id, early < begins ? begins : early, begins)];
}

/** Whoever deploys an approved release is told when its window opens: once, however often it was approved. `at`: when that is to be looked at, UTC ISO. */
export const windowTimer = ({ id, window }: Release, world: World, at = window.start): Due =>
  dueAt(world).timer(`window/${id}`, at, { type: 'OpenWindow', release: id }, 'latest');

/**
 * What was in the way of a release may have gone: where its environment deploys what is ready by itself, and its window is open, it is asked whether it can
 * begin now. Nothing is told where it still can't.
 */
export function mayBegin(release: Release, world: World): Due[] {
  const { id, status, window, environment } = release;
  const isOpen = status === 'approved' && window.start <= world.now && world.now < window.end;
  if (!isOpen || !environmentNamed(world.company, environment)?.startsByItself) return [];
  return [dueAt(world).timer(`begin/${id}/${world.now}`, world.now, { type: 'BeginByItself', release: id })];
}

/** What holds a release may have changed: its card says so, and it begins by itself where it may. `starts`: when its window opens; what opens first is edited first. */
export const seenAnew = (release: Release, world: World, starts?: string): Due[] => [
  dueAt(world).edit(headlineOf(release.id), starts),
  ...mayBegin(release, world),
];

/**
 * These hear that it is approved. Where its window is open already, its owner and whoever deploys it hear that in the same moment: nobody is told twice.
 * `cause`: names what is told once.
 */
export function turnUnlessOpen(
  users: readonly string[],
  { window }: Release,
  world: World,
  cause: string,
  how?: Notice,
): Due[] {
  const isOpen = window.start <= world.now && world.now < window.end;
  return dueAt(world).myTurn(users, isOpen ? undefined : cause, how);
}
