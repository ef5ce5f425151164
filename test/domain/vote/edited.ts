import type { VotePolicy } from '../../../src/domain/company/policies.ts';
import type { Content } from '../../../src/domain/vote/content.ts';
import type { Vote } from '../../../src/domain/vote/vote.ts';
import { COMPANY, type Given, given, PLAN } from '../given.ts';

export const R = { release: 'R-1' } as const;
export const open = { type: 'OpenVote', ...R } as const;
export const [policy] = COMPANY.policies;
export const voting = (more: Partial<VotePolicy> = {}) =>
  given()
    .company({ policies: policy ? [{ ...policy, ...more }] : [] })
    .done(PLAN, open);
export const voteOf = (g: Given) => g.world.votes['R-1/v1'] as Vote;
export const WAY_BACK = { name: 'Way back', url: 'https://x.test/2' };
export const content: Content = {
  items: [
    { service: 'api', version: '4.2', commit: 'abcdef0123' },
    { service: 'ledger', version: '2.9' },
  ],
  environment: 'production',
  change: 'normal',
  window: PLAN.window,
  after: ['R-5', 'R-6'],
  strategy: 'eu → us by pipeline',
  documents: [{ name: 'Notes', url: 'https://x.test/1' }, WAY_BACK],
};
export const [api, ledger] = content.items as [Content['items'][number], Content['items'][number]];
export const window = (start: string, end: string) => ({ ...PLAN.window, start, end });
