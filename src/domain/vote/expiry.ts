import type { World } from '../deciding/world.ts';
import { dueAt } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import { counted, standings } from './standing.ts';
import type { Ballot, Vote } from './vote.ts';

/** When an answer of an instant is too old, UTC ISO. */
const expiresAt = ({ ballotsLastHours = 24 * 366 }: Vote, at: string) =>
  new Date(Date.parse(at) + ballotsLastHours * 3_600_000).toISOString();

export const isTooOld = (vote: Vote, { at }: Ballot, now: string) => expiresAt(vote, at) <= now;

/** The roles with an answer that counts, and is older than answers last. */
export const expiredRoles = (vote: Vote, now: string): string[] =>
  standings(vote)
    .filter((s) => s.ballots.some((b) => counted(vote, b) && isTooOld(vote, b, now)))
    .map((s) => s.rule.role);

/** One timer a vote, for its oldest answer that stands; none when the window opens before that. */
export function expiryTimer(vote: Vote, world: World): Due[] {
  if (vote.ballotsLastHours === undefined) return [];
  const [oldest] = vote.ballots
    .filter((b) => counted(vote, b))
    .map((b) => b.at)
    .sort();
  const when = oldest && expiresAt(vote, oldest);
  if (!when || (vote.content && when >= vote.content.window.start)) return [];
  const command = { type: 'ExpireBallots', release: vote.release, vote: vote.id };
  return [dueAt(world).timer(`expire/${vote.id}`, when, command, 'latest')];
}
