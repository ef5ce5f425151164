import { all, type Read, some } from '../deciding/reads.ts';
import { openDuring, releases } from '../release/document.ts';
import { isOver, type Predecessor, type Release, type Window } from '../release/release.ts';

type Planned = { window: Pick<Window, 'start' | 'end'>; after?: Predecessor[] };

/** The open releases that a plan can collide with: those of its weeks, and those that must complete before it, whenever they are planned. */
export function openNear(plan: Planned | undefined): Read<Release[]> {
  const during = plan ? openDuring(plan.window) : all(releases);
  const first = some(releases, plan?.after?.map((p) => p.release) ?? []);
  return {
    docs: first.docs,
    lists: during.lists,
    from(snapshot) {
      const near = during.from(snapshot);
      const before = Object.values(first.from(snapshot)).flatMap((r) => (r && !isOver(r) ? [r] : []));
      return [...near, ...before.filter((r) => near.every((n) => n.id !== r.id))];
    },
  };
}
