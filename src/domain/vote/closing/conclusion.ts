import { roleTitle } from '../../company/roles.ts';
import type { Fact } from '../../deciding/fact.ts';
import type { World } from '../../deciding/world.ts';
import { approvedNow } from '../../release/facts/release-approved.ts';
import { releaseRejected } from '../../release/facts/release-rejected.ts';
import type { Release } from '../../release/release.ts';
import { youngIn } from '../answering/expiry.ts';
import { voteClosed } from '../facts/vote-closed.ts';
import { outcomeOf } from '../outcome.ts';
import { missing } from '../standing.ts';
import { counting } from '../still-counts.ts';
import { vetoes } from '../veto.ts';
import type { Vote } from '../vote.ts';
import { outOfTime } from './out-of-time.ts';

/** A vote that its answers decide ends; a go does that only when it was open for long enough. */
export function decided(release: Release, vote: Vote, world: World): Fact[] {
  const outcome = outcomeOf(youngIn(counting(vote, world.people), world.now));
  const early = outcome === 'go' && vote.notBefore !== undefined && world.now < vote.notBefore;
  return outcome && !early ? conclusion(release, vote, outcome, world) : [];
}

export function conclusion(
  release: Release,
  vote: Vote,
  outcome: 'go' | 'no-go' | 'out-of-time',
  { now, people, company }: World,
): Fact[] {
  const { id } = release;
  const closed = voteClosed.of(vote.id, { outcome, at: now });
  if (outcome === 'go') return [closed, approvedNow(release, now)];
  const [veto] = vetoes(vote);
  const lacking = missing(counting(vote, people), people.roles)
    .map((m) => roleTitle(company, m.role))
    .join(', ');
  const why = outcome === 'no-go' ? (veto?.why ?? '') : outOfTime(vote, { people, company });
  const rejected = {
    at: now,
    role: veto?.role ?? lacking,
    by: veto?.by ?? '',
    ...(vote.status === 'closed' && { passed: true as const }),
    ...(veto && veto.at !== now && { said: veto.at }),
    text: { why },
  };
  return [closed, releaseRejected.of(id, rejected)];
}
