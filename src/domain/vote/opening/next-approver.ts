import type { Fact } from '../../deciding/fact.ts';
import type { World } from '../../deciding/world.ts';
import { pagersOf } from '../../page/whom.ts';
import { approverPaged } from '../facts/approver-paged.ts';
import type { Vote } from '../vote.ts';
import { approversFrom } from './approvers.ts';

/** Whoever may approve a hotfix is asked at a rung of the ladder, and woken by the pagers that reach them and do not have the page, as those `before` do: they would wake nobody anew. Undefined past its end. */
export function nextApprover(vote: Vote, rung: number, world: World, before: string[] = []): Fact | undefined {
  const next = approversFrom(vote, rung, world);
  if (!next) return undefined;
  const through = pagersOf(next.people, world).filter((p) => !before.includes(p));
  return approverPaged.of(vote.id, { ...next, through, before, at: world.now });
}
