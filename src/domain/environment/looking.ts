import type { Company } from '../company/company.ts';
import { environmentNamed, sameAs } from '../company/services.ts';
import { type Release, servicesOf } from '../release/release.ts';

/** Whether a release that goes elsewhere asks what runs in an environment: its version has to have been there before, or to run there as well. */
export const looksAt = (release: Release, environment: string, company: Company): boolean =>
  release.environment !== environment &&
  (environmentNamed(company, release.environment)?.after === environment ||
    release.passed?.at(-1)?.environment === environment ||
    servicesOf(release).some((service) => sameAs(company, service, release.environment).includes(environment)));
