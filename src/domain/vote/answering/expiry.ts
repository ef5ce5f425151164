import { HOUR_MS, instantAfter, MINUTE_MS } from '../../../time/instants.ts';
import type { Company } from '../../company/company.ts';
import type { World } from '../../deciding/world.ts';
import { dueAt } from '../../intents/due.ts';
import type { Due } from '../../intents/intent.ts';
import { counted, standings } from '../standing.ts';
import type { Ballot, Vote } from '../vote.ts';

/** Where a policy says nothing, answers last as good as for ever. */
const lastingMs = ({ ballotsLastHours = 24 * 366 }: Vote) => ballotsLastHours * HOUR_MS;

/** When an answer of an instant is too old, UTC ISO. */
const expiresAt = (vote: Vote, at: string) => instantAfter(at, lastingMs(vote));

/**
 * Up to when what was answered is too old by now, UTC ISO: told once for all answers of a vote. What is written to the microsecond sorts
 * before its own millisecond's Z, so it is too old from the start of that millisecond on.
 */
const tooOldUntil = (vote: Vote, now: string) => instantAfter(now, -lastingMs(vote));

export const isTooOld = (vote: Vote, { at }: Ballot, now: string) => at <= tooOldUntil(vote, now);

/** The answers that count, and are older than answers last. */
export function expiredIn(vote: Vote, now: string): Ballot[] {
  const until = tooOldUntil(vote, now);
  return vote.ballots.filter((b) => b.at <= until && counted(vote, b));
}

/** The roles of answers that are gone now, where what is left is not enough. What was cleared by low risk or an override does not hang on any. */
export function lackingWithout(vote: Vote, gone: readonly Ballot[]): string[] {
  if (vote.status === 'closed' && !standings(vote).every((s) => s.met)) return [];
  return standings({ ...vote, ballots: vote.ballots.filter((b) => !gone.includes(b)) })
    .filter((s) => !s.met && gone.some((b) => b.role === s.rule.role))
    .map((s) => s.rule.role);
}

/** The roles that have not said enough any more, for what they said is too old. */
export const agedRoles = (vote: Vote, now: string): string[] => lackingWithout(vote, expiredIn(vote, now));

/** As it stands at an instant: nothing is decided on a go that is too old. */
export function youngIn(vote: Vote, now: string): Vote {
  const old = expiredIn(vote, now).filter((b) => b.answer === 'go');
  return old.length > 0 ? { ...vote, ballots: vote.ballots.filter((b) => !old.includes(b)) } : vote;
}

/** One timer a vote, for its oldest answer that stands; none where nothing can begin any more by then. */
export function expiryTimer(vote: Vote, world: World): Due[] {
  if (vote.ballotsLastHours === undefined) return [];
  const oldest = vote.ballots.reduce<string | undefined>(
    (at, b) => ((at === undefined || b.at < at) && counted(vote, b) ? b.at : at),
    undefined,
  );
  const when = oldest && expiresAt(vote, oldest);
  if (!when || endsBefore(when, vote, world.company)) return [];
  const command = { type: 'ExpireBallots', release: vote.release, vote: vote.id };
  return [dueAt(world).timer(`expire/${vote.id}`, when, command, 'latest')];
}

/** Whether the window it is about is over by then, moved as far as nobody is asked again; one that ends as it starts is open for longer. */
function endsBefore(when: string, { content, policy: name }: Vote, { policies }: Company): boolean {
  if (!content || content.window.end === content.window.start) return false;
  const tolerance = policies.find((p) => p.name === name)?.toleranceMinutes ?? 0;
  return Date.parse(when) >= Date.parse(content.window.end) + tolerance * MINUTE_MS;
}
