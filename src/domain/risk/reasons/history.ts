import { own } from '../../own.ts';
import { say } from '../../phrase.ts';
import { servicesOf } from '../../release/release.ts';
import { type Reasoning, reason } from '../reason.ts';

/** The last deploys of each service there: a failed or rolled back one in ten counts 10 points, 30 at most. */
export const ofHistory: Reasoning = (release, { environments }) => {
  const history = environments[release.environment]?.history ?? {};
  return servicesOf(release).flatMap((service) => {
    const last = own(history, service) ?? [];
    const bad = last.filter((how) => how !== 'completed').length;
    return reason(
      bad * 10,
      30,
      last.length === 1
        ? say`the last deploy of ${service} failed or was rolled back`
        : say`${bad} of the last ${last.length} deploys of ${service} failed or were rolled back`,
    );
  });
};
