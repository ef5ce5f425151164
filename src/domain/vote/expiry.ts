import type { World } from '../deciding/world.ts';
import { dueAt } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';
import { counted, standings } from './standing.ts';
import type { Ballot, Vote } from './vote.ts';

/** When an answer of an instant is too old, UTC ISO. */
const expiresAt = ({ ballotsLastHours = 24 * 366 }: Vote, at: string) =>
  new Date(Date.parse(at) + ballotsLastHours * 3_600_000).toISOString();

export const isTooOld = (vote: Vote, { at }: Ballot, now: string) => expiresAt(vote, at) <= now;

/** The answers that count, and are older than answers last. */
export const expiredIn = (vote: Vote, now: string): Ballot[] =>
  vote.ballots.filter((b) => counted(vote, b) && isTooOld(vote, b, now));

/** The roles of answers that are gone now, where what is left is not enough. */
export const lackingWithout = (vote: Vote, gone: readonly Ballot[]): string[] =>
  standings({ ...vote, ballots: vote.ballots.filter((b) => !gone.includes(b)) })
    .filter((s) => !s.met && gone.some((b) => b.role === s.rule.role))
    .map((s) => s.rule.role);

/** One timer a vote, for its oldest answer that stands; none when the window opens before that. */
export function expiryTimer(vote: Vote, world: World): Due[] {
  if (vote.ballotsLastHours === undefined) return [];
  const oldest = vote.ballots.reduce<string | undefined>(
    (at, b) => ((at === undefined || b.at < at) && counted(vote, b) ? b.at : at),
    undefined,
  );
  const when = oldest && expiresAt(vote, oldest);
  if (!when || (vote.content && when >= vote.content.window.start)) return [];
  const command = { type: 'ExpireBallots', release: vote.release, vote: vote.id };
  return [dueAt(world).timer(`expire/${vote.id}`, when, command, 'latest')];
}
