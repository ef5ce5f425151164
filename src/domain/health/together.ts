import type { HealthRule } from '../company/health.ts';
import { countsOf, type RuleTally, type Stand, standOf } from './tally.ts';
import { worseOf } from './verdict.ts';

/** A rule with how it stands. */
export type RuleStanding = { rule: HealthRule; stand: Stand };

/** How all rules stand together. `soakedMs`: for how long all have held. */
export type Together = Stand & { soakedMs: number; rules: RuleStanding[] };

const UNJUDGED: Stand = { verdict: 'unknown', acts: true, said: 'no rule measures it' };

/**
 * The critical rules together: one that is surely unhealthy outweighs others of which nothing is known, and one unknown outweighs all healthy ones.
 * Alerts can only speak against: where none fires, the others decide.
 */
export function together(rules: readonly HealthRule[], tallyOf: (rule: HealthRule) => RuleTally | undefined): Together {
  const standing = rules.map((rule) => {
    const tally = tallyOf(rule);
    return { rule, stand: tally ? standOf(rule, tally) : NOT_YET };
  });
  const deciding = standing.filter(({ rule, stand }) => rule.critical && !isSilent(rule, stand));
  const measuring = deciding.filter(({ rule }) => rule.kind !== 'alerts');
  const [first, ...others] = deciding.map(named);
  const worst = first ? others.reduce(worse, first) : UNJUDGED;
  const soaked = measuring.map(({ rule }) => {
    const tally = tallyOf(rule);
    return tally ? countsOf(rule, tally).soakedMs : 0;
  });
  const held = worst.verdict === 'unhealthy' || soaked.length === 0 ? 0 : Math.min(...soaked);
  return { ...worst, soakedMs: held, rules: standing };
}

const NOT_YET: Stand = { verdict: 'unknown', acts: false, said: 'nothing is measured yet' };

const isSilent = (rule: HealthRule, stand: Stand) => rule.kind === 'alerts' && stand.verdict !== 'unhealthy';
const named = ({ rule, stand }: RuleStanding): Stand => ({ ...stand, said: `${rule.name}: ${stand.said}` });
/** Of two that are equally bad, the one from which something follows. */
const worse = (a: Stand, b: Stand): Stand => (a.verdict === b.verdict ? (b.acts && !a.acts ? b : a) : worseOf(a, b));
