import { type Incident, stateOf } from './incident.ts';
import { newestOpening, verdictOf } from './openings.ts';

export type News = 'opened' | 'reopened' | 'resolved' | 'causes' | 'nothing';

/** What of it people are told. */
export function newsOf(before: Incident | undefined, after: Incident): News {
  const [was, is] = [before && stateOf(before), stateOf(after)];
  const newest = newestOpening(after);
  if (was === undefined) return is === 'resolved' && newest?.causes.length === 0 ? 'nothing' : 'opened';
  if (was !== 'resolved' && is === 'resolved') return 'resolved';
  if (was === 'resolved' && is !== 'resolved') return 'reopened';
  if (verdictOf(after, newest)) return 'nothing';
  const known = before?.openings.flatMap((o) => o.causes.map((c) => c.deploy)) ?? [];
  return newest?.causes.some((c) => !known.includes(c.deploy)) ? 'causes' : 'nothing';
}
