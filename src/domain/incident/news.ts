import { type Incident, stateOf } from './incident.ts';

export type News = 'opened' | 'reopened' | 'resolved' | 'causes' | 'nothing';

/** What of it people are told. */
export function newsOf(before: Incident | undefined, after: Incident): News {
  const [was, is] = [before && stateOf(before), stateOf(after)];
  if (was === undefined) return is === 'resolved' && after.causes.length === 0 ? 'nothing' : 'opened';
  if (was !== 'resolved' && is === 'resolved') return 'resolved';
  if (was === 'resolved' && is !== 'resolved') return 'reopened';
  if (after.verdict ?? before?.verdict) return 'nothing';
  const known = before?.causes.map((c) => c.deploy) ?? [];
  return after.causes.some((c) => !known.includes(c.deploy)) ? 'causes' : 'nothing';
}
