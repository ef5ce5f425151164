import { placeAt, type WhatRuns } from '../../environment/environment.ts';

/** Whither a rollback goes: the version that runs of a service in a region as its rollout begins; null where nobody knows of one. */
export const goesBackTo = (running: WhatRuns | undefined, service: string, region: string): string | null =>
  placeAt(running, service, region).now?.version ?? null;
