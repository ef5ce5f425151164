import type { Company } from '../domain/company/company.ts';
import { targetOf } from '../domain/company/services.ts';
import { own } from '../domain/own.ts';
import type { DeployTarget, StageRequest } from './target.ts';

/** A step as it would come, of a service that a target deploys somewhere. */
export type StepThere = {
  target: string;
  of: DeployTarget;
  environment: string;
  service: string;
  request: StageRequest;
};

/** One for each service, environment and region, as the manifests say what goes where. `now`: UTC ISO */
export const stepsThere = (targets: Record<string, DeployTarget>, company: Company, now: string): StepThere[] =>
  company.environments.flatMap(({ name: environment, regions }) =>
    company.services.flatMap(({ name: service }): StepThere[] => {
      const target = targetOf(company, service, environment) ?? '';
      const of = own(targets, target);
      if (!of) return [];
      return regions.map((region) => ({
        ...{ target, of, environment, service },
        request: stepThere({ environment, region, service, target }, now),
      }));
    }),
  );

/** Which repository, project or application it is of is filled in as for any. */
const stepThere = (
  { environment, region, service, target }: { environment: string; region: string; service: string; target: string },
  startedAt: string,
): StageRequest => ({
  release: { id: 'R-0', environment },
  rollout: { id: 'R-0-0', direction: 'forward' },
  key: 'check',
  stage: {
    ...{ name: region, region, target, items: [{ service, version: '0', previous: null }] },
    ...({ state: 'waiting', percent: 0, n: 0, note: '' } as const),
    startedAt,
  },
});
