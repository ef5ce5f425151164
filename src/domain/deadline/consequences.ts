import type { World } from '../decision.ts';
import { managers } from '../duty.ts';
import { type Due, dueAt } from '../intents.ts';
import { at, say, users } from '../phrase.ts';
import type { ReleaseFact } from '../release/facts.ts';
import { nameOf, type Release } from '../release/release.ts';
import { deadlinesOf, isMet, owing } from './deadline.ts';

/** The timers of all deadlines of a release, for a window that is new; what is due already is asked for at once. */
export function deadlineTimers(release: Release, world: World): Due[] {
  const due = dueAt(world);
  return deadlinesOf(release, world.company).flatMap((d): Due[] => {
    if (isMet(release, d)) return [];
    const command = { release: release.id, deadline: d.name, due: d.due };
    const key = `${release.id}/${d.name}/${d.due}`;
    if (d.due <= world.now)
      return d.cutOff
        ? []
        : due.myTurn(owing(release, d, world), `deadline/${key}`, { morning: true, by: release.window.start });
    const remind = d.remind > world.now ? d.remind : world.now;
    return [
      due.timer(`remind/${key}`, remind, { type: 'RemindOfDeadline', ...command }),
      due.timer(`deadline/${key}`, d.due, { type: 'PassDeadline', ...command }),
    ];
  });
}

type DeadlineFact = Extract<ReleaseFact, { type: 'DeadlineMet' | 'DeadlineReminded' | 'DeadlinePassed' }>;

/** Whoever owes is reminded, then the release managers hear; never the channel. A cut-off is owed by nobody: the thread is told. */
export function ofDeadline(fact: DeadlineFact, release: Release, world: World): Due[] {
  const due = dueAt(world);
  const deadline = deadlinesOf(release, world.company).find((d) => d.name === fact.deadline);
  if (!deadline) return [];
  const owe = owing(release, deadline, world);
  const cause = `${release.id}/${deadline.name}/${deadline.due}`;
  switch (fact.type) {
    case 'DeadlineMet':
      return due.myTurn(owe);
    case 'DeadlineReminded':
      return due.myTurn(owe, `deadline/${cause}`, { morning: true, by: deadline.due });
    case 'DeadlinePassed':
      return deadline.cutOff
        ? [
            due.note(
              release.id,
              `cut-off/${cause}`,
              say`${deadline.title}: from now on, changes to what ${nameOf(release)} contains are requests.`,
            ),
          ]
        : [
            ...due.myTurn(owe),
            ...managers(world).map((who) =>
              due.tell(
                who,
                `late/${cause}`,
                say`Late: ${deadline.title} of ${nameOf(release)} (${release.id}) was due ${at(deadline.due)}. ${users(owe.slice(0, 5))} owes it.`,
                release.id,
              ),
            ),
          ];
  }
}
