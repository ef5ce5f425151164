import type { HealthRule, RulePatience } from '../company/health.ts';
import type { Look } from './look.ts';
import { type HealthJudged, worseOf } from './verdict.ts';

/** What the looks at one rule came to. What is not known counts for neither of the rows. `soakedMs`: healthy time since the last failed look. */
export type Counts = {
  failed: number;
  failedInARow: number;
  healthyInARow: number;
  unknownInARow: number;
  soakedMs: number;
  unhealthy: boolean;
};

/** The state of one rule over time. `from`: what began earlier is not looked at (UTC ISO); `before`: all looks but the last, which may still be corrected. */
export type RuleTally = { from: string; before: Counts; last?: Look };

export const newTally = (from: string): RuleTally => ({
  from,
  before: { failed: 0, failedInARow: 0, healthyInARow: 0, unknownInARow: 0, soakedMs: 0, unhealthy: false },
});

/**
 * A tally after one more look. Two of the same time are one, the one that knows, and of those the worse; what overlaps the last look, is
 * older, or belongs to the warm-up is passed over.
 */
export function noted(rule: RulePatience, tally: RuleTally, next: Look): RuleTally {
  const { last, before } = tally;
  if (next.from < tally.from || next.from >= next.to) return tally;
  if (!last) return { ...tally, last: next };
  if (next.from === last.from && next.to === last.to) return { ...tally, last: firmer(last, next) };
  return next.from < last.to ? tally : { ...tally, before: counted(rule, before, last), last: next };
}

export const countsOf = (rule: RulePatience, { before, last }: RuleTally): Counts =>
  last ? counted(rule, before, last) : before;

function counted(rule: RulePatience, before: Counts, { verdict, atOnce, from, to }: Look): Counts {
  switch (verdict) {
    case 'unknown':
      return { ...before, unknownInARow: before.unknownInARow + 1 };
    case 'unhealthy': {
      const failed = before.failed + 1;
      const failedInARow = before.failedInARow + 1;
      const { failureLimit = Number.POSITIVE_INFINITY, consecutiveFailureLimit = Number.POSITIVE_INFINITY } = rule;
      const unhealthy =
        before.unhealthy || atOnce === true || failed > failureLimit || failedInARow > consecutiveFailureLimit;
      return { failed, failedInARow, healthyInARow: 0, unknownInARow: 0, soakedMs: 0, unhealthy };
    }
    case 'healthy': {
      const healthyInARow = before.healthyInARow + 1;
      const unhealthy = before.unhealthy && healthyInARow < rule.recoverAfter;
      const soakedMs = unhealthy ? 0 : before.soakedMs + Date.parse(to) - Date.parse(from);
      // Once it has recovered, old failures are over.
      const failed = before.unhealthy && !unhealthy ? 0 : before.failed;
      return { failed, failedInARow: 0, healthyInARow, unknownInARow: 0, soakedMs, unhealthy };
    }
  }
}

/** Of two looks at the same time: one that knows, and of those the worse. Whichever came first. */
function firmer(a: Look, b: Look): Look {
  if (a.verdict !== b.verdict) {
    const known = [a, b].filter(({ verdict }) => verdict !== 'unknown');
    return known.reduce(worseOf);
  }
  if (a.atOnce !== b.atOnce) return a.atOnce ? a : b;
  return a.said <= b.said ? a : b;
}

/** How a rule stands. `acts`: something follows from it now; until then it is only waited for the next look. */
export type Stand = { verdict: HealthJudged; acts: boolean; said: string; until?: string };

export function standOf(rule: HealthRule, tally: RuleTally): Stand {
  const { last } = tally;
  if (!last) return { verdict: 'unknown', acts: false, said: 'nothing is measured yet' };
  const counts = countsOf(rule, tally);
  const seen = { said: last.said, until: last.to };
  if (counts.unhealthy)
    return last.verdict === 'unhealthy'
      ? { ...seen, verdict: 'unhealthy', acts: true }
      : { ...seen, verdict: 'unhealthy', acts: true, said: `${last.said}; ${recovering(rule, counts)}` };
  if (last.verdict === 'unhealthy')
    return { ...seen, verdict: 'unknown', acts: false, said: `${last.said}; ${failing(rule, counts)}` };
  return {
    ...seen,
    verdict: last.verdict,
    acts: last.verdict === 'unknown' && counts.unknownInARow > rule.unknownLimit,
  };
}

const recovering = ({ recoverAfter }: RulePatience, { healthyInARow }: Counts) =>
  `recovered after ${recoverAfter} healthy looks in a row, ${healthyInARow} so far`;

function failing({ failureLimit, consecutiveFailureLimit }: RulePatience, { failed, failedInARow }: Counts): string {
  const inARow =
    consecutiveFailureLimit === undefined
      ? []
      : [`${failedInARow} in a row (${consecutiveFailureLimit + 1} are too many)`];
  const inAll = failureLimit === undefined ? [] : [`${failed} in all (${failureLimit + 1} are too many)`];
  return `bad looks: ${[...inARow, ...inAll].join('; ') || 'they are only told'}`;
}
