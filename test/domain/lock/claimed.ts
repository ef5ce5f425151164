import type { ClaimLock } from '../../../src/domain/lock/claim-lock.ts';
import { type Given, given } from '../given.ts';

export const claim = (more: Partial<ClaimLock> = {}): ClaimLock => ({
  type: 'ClaimLock',
  services: ['api'],
  environments: ['production'],
  why: 'payments look odd',
  ...more,
});
export const API = 'production/api';
export const two = () =>
  given().people({ roles: { manager: ['UMANAGER', 'UOTHER'], qa: ['UQA'], sre: ['USRE1', 'USRE2'] } });
export const holderOf = (g: Given, id: string) => g.world.locks.find((l) => l.id === id)?.held?.by;
export const told = (g: Given, who: string) =>
  g.follows(1).flatMap(({ intent }) => (intent.kind === 'tell' && intent.user === who ? [intent] : []));
export const deploy = { type: 'StartDeploy', release: 'R-1' } as const;
