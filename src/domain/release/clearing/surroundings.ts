import { alerts, type FiringAlerts } from '../../alert/document.ts';
import { type BuildsOf, builds } from '../../build/document.ts';
import type { Surroundings } from '../../calendar/conflicts.ts';
import { some } from '../../deciding/reads.ts';
import type { World } from '../../deciding/world.ts';
import { type AnswersOf, allAnswers } from '../../drift/document.ts';
import { allEnvironments, type Environments } from '../../environment/document.ts';
import { spotId } from '../../environment/spot.ts';
import { currentOnes } from '../../freeze/document.ts';
import { watches } from '../../health/document.ts';
import { type Watch, watchId } from '../../health/watch.ts';
import { type IncidentsOf, incidentsOf } from '../../incident/document.ts';
import { heldIn, type Locks } from '../../lock/document.ts';
import { pagesOf } from '../../page/document.ts';
import type { Page } from '../../page/page.ts';
import { openOnes } from '../document.ts';
import { type Release, type Rollout, rolloutOf, type Stage, servicesOf } from '../release.ts';
import { watchIds } from '../rollout/verified-stage.ts';

/** What is said of a release beside itself: its risk, its collisions, its checks, what is new in it. */
export const surroundingsOf = (release: Release) => ({
  freezes: currentOnes,
  locks: heldIn(release.environment),
  openReleases: openOnes,
  builds: some(builds, servicesOf(release)),
  environments: allEnvironments,
  answers: allAnswers,
  firing: some(
    alerts,
    release.items.map((i) => spotId({ environment: release.environment, service: i.service })),
  ),
  watches: some(watches, watchedNow(release)),
  incidents: incidentsOf(release.id),
  paged: pagesOf(release.id),
});
export type ReleaseSurroundings = World &
  Surroundings &
  BuildsOf &
  Environments &
  AnswersOf &
  FiringAlerts &
  IncidentsOf &
  Locks & { watches: Record<string, Watch | undefined>; paged: Page[] };

/** What may be watched of the steps that prove themselves now, and of those of which nothing waited for it. */
function watchedNow(release: Release): string[] {
  const rollout = rolloutOf(release);
  return rollout
    ? [
        ...rollout.stages.flatMap((s) => [...watchIds(release, rollout.id, s.name), ...afterIds(rollout, s)]),
        ...(release.status === 'rolled-back' ? (rollout.left ?? []).flatMap((s) => idsOf(rollout, s)) : []),
      ]
    : [];
}

const afterIds = (rollout: Rollout, stage: Stage): string[] =>
  stage.state === 'done' && stage.verifyUntil === undefined ? idsOf(rollout, stage) : [];

const idsOf = ({ id: rollout }: Rollout, { name: stage, items }: Stage): string[] =>
  items.map(({ service }) => watchId({ rollout, stage, service }));
