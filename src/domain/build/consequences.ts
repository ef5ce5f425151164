import { isAhead } from '../deadline/deadline.ts';
import type { World } from '../decision.ts';
import { type Due, dueAt, headlineOf } from '../intents.ts';
import type { BuildFact } from './build.ts';

/** A build is what some releases are about: their votes are compared with it, and their messages show it. */
export function ofBuild({ service, version }: BuildFact, world: World): Due[] {
  const due = dueAt(world);
  const about = world.openReleases.filter(
    (r) => isAhead(r) && r.items.some((i) => i.service === service && i.version === version),
  );
  return about.flatMap((r) => [
    due.edit(headlineOf(r.id)),
    ...('vote' in r && r.vote
      ? [due.edit(r.vote), due.timer(`compare/${r.id}`, world.now, { type: 'CompareContent', release: r.id }, 'latest')]
      : []),
  ]);
}
