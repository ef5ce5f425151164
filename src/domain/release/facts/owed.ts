import { type Deadline, deadlinesOf, owing } from '../../deadline/deadline.ts';
import type { World } from '../../deciding/world.ts';
import type { Release } from '../release.ts';

/** The deadline a fact tells of, as it falls due now, and who owes it; undefined when no manifest has it any more. */
export function owed(
  { deadline: name }: { deadline: string },
  release: Release,
  world: World,
): { deadline: Deadline; owe: string[]; cause: string } | undefined {
  const deadline = deadlinesOf(release, world.company).find((d) => d.name === name);
  if (!deadline) return undefined;
  return { deadline, owe: owing(release, deadline, world), cause: `${release.id}/${deadline.name}/${deadline.due}` };
}
