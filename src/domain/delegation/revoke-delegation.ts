import { command } from '../deciding/command.ts';
import { type Decision, refuse } from '../deciding/decision.ts';
import { say } from '../phrase.ts';
import { standing } from './document.ts';
import { delegationRevoked } from './facts/delegation-revoked.ts';

/** All that the actor has asked others to do, or one of it. */
export type RevokeDelegation = { type: 'RevokeDelegation'; delegation?: string };

export const revokeDelegation = command<RevokeDelegation>()({
  reads: () => ({ delegations: standing }),
  decide({ delegations, actor }, { delegation }): Decision {
    const mine = delegations.filter((d) => d.by === actor.id && (delegation === undefined || d.id === delegation));
    if (mine.length === 0)
      return refuse('no-delegation', say`Nobody stands in for you.`, {
        remedy: say`Ask somebody: \`/release delegate @person until Friday\`.`,
      });
    return { facts: mine.map((d) => delegationRevoked.of(d.id, { by: actor.id })) };
  },
});
