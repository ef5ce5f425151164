import type { Ballot, Vote } from '../vote.ts';

/** Slack's clock and ours may be apart by so much; what claims to be from later than that comes from a clock that is wrong. */
const APART_MS = 5_000;

/**
 * When somebody answered, UTC ISO. `said`: when they acted, where Slack says so, to the microsecond; what comes without it (slash commands,
 * dialogs) was given on arrival. Never from a future that can't be, nor from before there was the vote.
 */
export function actedAt(said: string | undefined, { openedAt }: Pick<Vote, 'openedAt'>, now: string): string {
  if (said === undefined || Number.isNaN(Date.parse(said))) return now;
  if (Date.parse(said) > Date.parse(now) + APART_MS) return now;
  return isBefore(said, openedAt) ? openedAt : said;
}

/** Of instants that are written to the millisecond or to the microsecond, UTC ISO. */
export const isBefore = (one: string, other: string) => toMicroseconds(one) < toMicroseconds(other);

const toMicroseconds = (instant: string) => instant.replace('Z', '').padEnd('2026-03-03T09:00:00.000000'.length, '0');

/** What is told of an answer to find the one that it would take the place of. */
type Whose = Pick<Ballot, 'by' | 'role'> & { instead?: string | undefined };

/** The answer of the same person in the same role, whoever gave it. */
export const answerBefore = (vote: Vote, { by, role, instead }: Whose): Ballot | undefined =>
  vote.ballots.find((b) => (b.instead ?? b.by) === (instead ?? by) && b.role === role);

/** Which content the vote was about at an instant. */
export function printAt({ prints, print }: Vote, at: string): string | undefined {
  if (!prints) return print;
  return (prints.findLast((p) => !isBefore(at, p.from)) ?? prints[0])?.print;
}

/** A content that somebody had before them while it was changed, by its fingerprint: their answer is about that one. */
export const printSeen = ({ prints }: Vote, seen: string | undefined): string | undefined =>
  prints?.find((p) => p.print === seen)?.print;
