import { dependenciesOf } from '../../company/services.ts';
import { say } from '../../phrase.ts';
import { servicesOf } from '../../release/release.ts';
import { type Reasoning, reason } from '../reason.ts';

/** Each service that needs one of it counts 4 points, 20 at most. */
export const ofDependents: Reasoning = (release, { company }) => {
  const own = servicesOf(release);
  const count = company.services.filter(
    (s) => !own.includes(s.name) && own.some((o) => dependenciesOf(company, s.name).has(o)),
  ).length;
  return reason(count * 4, 20, say`${count === 1 ? '1 service depends' : `${count} services depend`} on it`);
};
