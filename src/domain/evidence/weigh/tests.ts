import type { TestRules } from '../../company/evidence-rules.ts';
import type { EvidenceVerdict } from '../verdict.ts';
import {
  CHECK_STATE_WORDS,
  checksOf,
  type EvidenceOf,
  type ItemWeighed,
  isCalled,
  labelOf,
  type NewestCheck,
  proofOf,
  unknown,
} from './subject.ts';
import { verdictOf } from './verdict-of.ts';

/** The checks that are asked for, or else all tests there are. No result is not a good one. */
export function weighTests({ required, ...rules }: TestRules, subject: EvidenceOf): EvidenceVerdict {
  const all = checksOf(subject).filter((c) => c.kind !== 'review');
  const asked = required?.map((name) => ({ name, checks: all.filter((c) => isCalled(name, c)) })) ?? [
    { name: 'tests', checks: all.filter((c) => c.kind === 'tests') },
  ];
  const parts = asked.flatMap(({ name, checks }): ItemWeighed[] =>
    checks.length > 0
      ? checks.map((c) => judged(c, { ...rules, isExact: required !== undefined && !name.includes('*') }, subject))
      : [unknown(subject, name)],
  );
  return verdictOf(parts, [...new Set(asked.flatMap((a) => a.checks))].map(proofOf));
}

type Cases = NonNullable<NewestCheck['cases']>;

function judged(
  check: NewestCheck,
  { skipped = 'block', flaky = 'pass', isExact }: TestRules & { isExact: boolean },
  subject: EvidenceOf,
): ItemWeighed {
  const { label, state, cases, summary } = check;
  const as = (stands: ItemWeighed['stands'], said: string): ItemWeighed => ({
    stands,
    of: labelOf(subject),
    said: `${label} ${said}`,
  });
  // A run of nothing but skipped tests has shown nothing, whatever its system calls it.
  if (cases && isAllSkipped(cases) && (state === 'passed' || state === 'unknown'))
    return as(skipped === 'pass' ? 'good' : 'bad', `ran no test: ${cases.skipped} skipped`);
  switch (state) {
    case 'queued':
    case 'running':
      return as('running', CHECK_STATE_WORDS[state]);
    case 'passed':
      if (cases && total(cases) === 0) return as('bad', 'passed without a single test');
      if (check.flaky && flaky === 'block') return as('bad', 'passed only when it was run again');
      return as('good', check.flaky ? 'passed when it was run again' : 'passed');
    case 'skipped':
    case 'neutral':
      return as(skipped === 'pass' ? 'good' : 'bad', CHECK_STATE_WORDS[state]);
    default: {
      // Its system goes on without it, unless it is asked for by its name.
      if (check.optional && !isExact) return as('good', `${CHECK_STATE_WORDS[state]}, and may`);
      const why = cases?.failed ? `: ${cases.failed} of ${total(cases)}` : summary ? `: ${summary.slice(0, 80)}` : '';
      return as('bad', `${CHECK_STATE_WORDS[state]}${why}`);
    }
  }
}

const isAllSkipped = (cases: Cases) => cases.skipped > 0 && total(cases) === cases.skipped;
const total = ({ passed, failed, skipped, flaky }: Cases) => passed + failed + skipped + flaky;
