import type { BuildsOf } from '../../build/document.ts';
import type { SecurityRules } from '../../company/evidence-rules.ts';
import type { VotePolicy } from '../../company/policies.ts';
import { roleTitle } from '../../company/roles.ts';
import { rulesPrint } from '../../company/rules-print.ts';
import type { World } from '../../deciding/world.ts';
import type { Environments } from '../../environment/document.ts';
import { own } from '../../own.ts';
import type { Release } from '../../release/release.ts';
import { committersOf, mayClear } from '../../vote/terms.ts';
import type { Weighed } from '../verdict.ts';
import { weighCompliance } from './compliance.ts';
import type { CountsFor } from './confirmed.ts';
import { weighSecurity } from './security.ts';
import type { EvidenceOf } from './subject.ts';
import { weighTests } from './tests.ts';
import { endOf } from './until.ts';

/** What evidence says of one service of a release, by the policy for where it goes. */
export function weigh(
  subject: EvidenceOf,
  rules: VotePolicy,
  release: Release,
  world: Pick<World, 'company' | 'people'> & BuildsOf & Environments,
): Weighed {
  const { tests, security, compliance } = rules;
  const { company, people } = world;
  const committers = committersOf(release, rules, world);
  // Held then is enough, as it is for an answer of a vote: who is on duty confirms for longer than their shift. Whose work it is, is asked anew.
  const counts: CountsFor = (role, { by, as }) =>
    (as?.includes(role) || own(people.roles, role)?.includes(by) || false) && mayClear(by, release, rules, committers);
  return {
    version: subject.version,
    policy: rulesPrint(rules, company),
    ...(tests && { tests: weighTests(tests, subject) }),
    ...(security && { security: weighSecurity(dated(security, company.zone), subject) }),
    ...(compliance && {
      compliance: weighCompliance(compliance, subject, counts, (role) => roleTitle(company, role), security?.required),
    }),
  };
}

/** The manifest names days. */
const dated = ({ allow = [], ...rules }: SecurityRules, zone: string): SecurityRules => ({
  ...rules,
  allow: allow.map((a) => ({ ...a, until: endOf(a.until, zone) })),
});
