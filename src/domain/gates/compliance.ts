import { policyFor } from '../company/policies.ts';
import { roleTitle } from '../company/roles.ts';
import { listed, say } from '../phrase.ts';
import { seenOf } from './evidence.ts';
import { gate } from './gate.ts';
import { itsOwner, type Opener } from './who-opens.ts';

/** Whose word its checklist asks for; where it asks for nobody's, its owner sees to it. */
const confirmers: Opener = (release, company) => {
  const roles = policyFor(company, release.environment, release.change)?.compliance?.confirm ?? [];
  const titles = [...new Set(roles.map((c) => roleTitle(company, c.role)))];
  return titles.length > 0 ? listed(titles.map((t) => say`${t}`)) : itsOwner(release, company);
};

/** Its policy's checklist is done: rules over evidence, and what people confirmed. */
export const compliance = gate({
  id: 'compliance',
  title: 'Compliance',
  plain: 'something on its checklist is open',
  opens: confirmers,
  see: (release, world) => seenOf('compliance', release, world),
});
