import type { SecurityRules } from '../../company/evidence-rules.ts';
import type { VotePolicy } from '../../company/policies.ts';
import { roleTitle } from '../../company/roles.ts';
import type { World } from '../../deciding/world.ts';
import { own } from '../../own.ts';
import type { Release } from '../../release/release.ts';
import type { Weighed } from '../verdict.ts';
import { weighCompliance } from './compliance.ts';
import { weighSecurity } from './security.ts';
import type { EvidenceOf } from './subject.ts';
import { weighTests } from './tests.ts';
import { endOf } from './until.ts';

/** What evidence says of one service of a release, by the policy for where it goes. */
export function weigh(
  subject: EvidenceOf,
  { name: policy, tests, security, compliance, authorCounts }: VotePolicy,
  { owner }: Release,
  { company, people }: Pick<World, 'company' | 'people'>,
): Weighed {
  const counts = (role: string, person: string) =>
    (own(people.roles, role) ?? []).includes(person) && (authorCounts || person !== owner);
  return {
    version: subject.version,
    policy,
    ...(tests && { tests: weighTests(tests, subject) }),
    ...(security && { security: weighSecurity(dated(security, company.zone), subject) }),
    ...(compliance && {
      compliance: weighCompliance(compliance, subject, counts, (role) => roleTitle(company, role)),
    }),
  };
}

/** The manifest names days. */
const dated = ({ allow = [], ...rules }: SecurityRules, zone: string): SecurityRules => ({
  ...rules,
  allow: allow.map((a) => ({ ...a, until: endOf(a.until, zone) })),
});
