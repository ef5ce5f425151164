import type { VersionTold } from '../domain/drift/answers.ts';

/** Where a service tells which version of it answers. It is only read. */
export interface VersionEndpoint {
  ask(): Promise<VersionTold | { why: string }>;
}

/** By environment, region and service. */
export const endpointId = (environment: string, region: string, service: string) =>
  `${environment}/${region}/${service}`;
