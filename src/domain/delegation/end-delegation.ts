import { z } from 'zod';
import { command } from '../deciding/command.ts';
import { moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { delegations } from './document.ts';
import { delegationEnded } from './facts/delegation-ended.ts';

/** Timer: its time is over. */
export type EndDelegation = { type: 'EndDelegation'; delegation: string };

export const endDelegation = command<EndDelegation>()({
  timer: z.strictObject({ delegation: z.string() }),
  reads: ({ delegation }) => ({ found: one(delegations, delegation) }),
  decide({ found, now }) {
    if (!found || found.revoked || found.until > now) return moot('nothing is to be ended');
    return { facts: [delegationEnded.of(found.id, {})] };
  },
});
