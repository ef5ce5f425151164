import { z } from 'zod';
import { command } from '../../deciding/command.ts';
import { type Decision, moot } from '../../deciding/decision.ts';
import { standing } from '../../delegation/document.ts';
import { askedOf } from '../asked.ts';
import { voteEscalated } from '../facts/vote-escalated.ts';
import { type OfVote, OVER, ongoing, voteOn, voteTimer } from '../ongoing.ts';
import { openRoles } from '../standing.ts';
import { counting } from '../still-counts.ts';
import { nextApprover } from './next-approver.ts';

/** `paged`: the pagers that have the page, with commas. Timer: whoever was asked to approve a hotfix has not answered; the next one is asked, and after the last one those who manage releases hear of it. */
export type PageApprover = { type: 'PageApprover'; rung: number; paged?: string } & OfVote;

export const pageApprover = command<PageApprover>()({
  timer: voteTimer.extend({ rung: z.number().int().min(0), paged: z.string().optional() }),
  reads: (command) => ({ ...voteOn(command), delegations: standing }),
  decide(world, { rung, paged }): Decision {
    const vote = ongoing(world)?.vote;
    if (!vote) return OVER;
    const next = nextApprover(vote, rung, world, paged?.split(','));
    if (next) return { facts: [next] };
    const roles = openRoles(counting(vote, world.people));
    return roles.length > 0
      ? { facts: [voteEscalated.of(vote.id, { people: askedOf(vote, world), roles })] }
      : moot('nobody is missing');
  },
});
