import { DAY_MS, instantAfter } from '../../time/instants.ts';
import type { Company } from '../company/company.ts';
import { policyFor } from '../company/policies.ts';
import { environmentNamed } from '../company/services.ts';
import { allEnvironments, type Environments } from '../environment/document.ts';
import { own } from '../own.ts';
import { listed, say } from '../phrase.ts';
import { gate } from './gate.ts';
import { whoMay } from './who-opens.ts';

/** A rollback drill of each service passed not long ago, there or in an environment before it, where the policy asks for that. */
export const drills = gate({
  id: 'drills',
  title: 'Rollback drill',
  plain: 'nobody has tried lately how to undo it',
  opens: whoMay('deploy'),
  reads: () => ({ environments: allEnvironments }),
  see({ items, environment, change, template, drill }, { company, environments, now }) {
    const days = policyFor(company, environment, change)?.drillWithinDays;
    if (days === undefined || drill || template) return undefined;
    const where = [environment, ...before(environment, company)];
    const since = instantAfter(now, -days * DAY_MS);
    const late = items.filter(({ service }) => (passedAt(service, where, environments) ?? '') < since);
    if (late.length === 0) return { open: true, saw: say`passed within ${days} days` };
    const which = listed(late.map(({ service }) => say`${service}`));
    return {
      open: false,
      saw: say`no rollback drill of ${which} passed in ${where.join(' or ')} within ${days} days: \`/release drill\``,
    };
  },
});

const passedAt = (service: string, where: string[], environments: Environments['environments']): string | undefined =>
  where
    .flatMap((name) => own(environments[name]?.drills, service)?.passed?.at ?? [])
    .sort()
    .at(-1);

/** The manifest check has refused circles. */
function before(environment: string, company: Company): string[] {
  const after = environmentNamed(company, environment)?.after;
  return after === undefined ? [] : [after, ...before(after, company)];
}
