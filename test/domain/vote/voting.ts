import type { VotePolicy } from '../../../src/domain/company/policies.ts';
import { COMPANY, given, go, PLAN, running } from '../given.ts';

export const R = { release: 'R-1' } as const;
export const VOTE = { ...R, vote: 'R-1/v1' } as const;
export const open = { type: 'OpenVote', ...R } as const;
export const conclude = { type: 'ConcludeVote', ...VOTE } as const;
export const noGo = { ...go, answer: 'no-go', why: 'disk is full' } as const;
const [policy] = COMPANY.policies;
export const asking = (more: Partial<VotePolicy>) => ({ policies: policy ? [{ ...policy, ...more }] : [] });
export const voting = (more: Partial<VotePolicy> = {}) => given().company(asking(more)).done(PLAN, open);
/** What is cleared without answers after half an hour, where its risk is low. */
export const low = (more: Partial<VotePolicy> = {}) =>
  given()
    .company(asking({ clearsLowRiskAfterMinutes: 30, ...more }))
    .put('environment', 'production', running({ shop: { eu: '1' } }))
    .done({ ...PLAN, items: [{ service: 'shop', version: '2' }] }, open);
