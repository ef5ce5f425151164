import { join, md, NOTHING, span, when } from '../../blocks/mrkdwn.ts';
import { inOneLine } from '../../blocks/text.ts';
import type { Train } from '../../domain/company/plans.ts';
import type { Seen } from '../../domain/deciding/reads.ts';
import type { World as Base } from '../../domain/deciding/world.ts';
import { openOnes } from '../../domain/release/document.ts';
import { allTrains } from '../../domain/train/document.ts';
import { nextToOpen, opensAt } from '../../domain/train/timetable.ts';
import { ownerOf, stateOf, trainNamed } from '../../domain/train/train.ts';

/** What is told of trains. */
export const TRAINS = { trains: allTrains, openReleases: openOnes };
export type TrainsKnown = Base & Seen<typeof TRAINS>;

/** When it departs, who owns it, and what keeps it. */
export function trainLine(train: Train, world: TrainsKnown) {
  const state = stateOf(world, train);
  const next = nextToOpen(train, state, world.now);
  const open = world.openReleases.filter((r) => r.train === train.name).map((r) => r.id);
  const owner = ownerOf(train, state.runs, world.people.roles);
  const off = state.skipped.map((s) => md`${when(s.departure)} is called off: ${inOneLine(s.why)}`);
  return join(
    [
      md`*${train.title}* → ${train.environment}${state.held ? md` · *held* by ${{ user: state.held.by }}: ${inOneLine(state.held.why)}` : NOTHING}`,
      next
        ? md`Next: ${span(next.start, next.end)}, opens ${when(opensAt(train, next.start))}${owner ? md`, owner ${{ user: owner }}` : NOTHING}`
        : md`No departure within a year.`,
      open.length > 0 ? md`Open now: ${open.join(', ')}` : NOTHING,
      state.waiting.length > 0 ? md`${state.waiting.length} requests wait for it` : NOTHING,
      ...off,
    ],
    '\n',
  );
}

export const lineOf = (name: string, world: TrainsKnown) => {
  const train = trainNamed(world.company, name);
  return train ? trainLine(train, world) : md`There is no train ${name}.`;
};
