import { command } from '../../deciding/command.ts';
import type { Decision } from '../../deciding/decision.ts';
import { one } from '../../deciding/reads.ts';
import { say } from '../../phrase.ts';
import { reasonFault } from '../../reason.ts';
import { releases } from '../document.ts';
import { scopeDeclined } from '../facts/scope-declined.ts';
import { ANSWERING, toAnswer } from './requests.ts';

export type DeclineRequest = { type: 'DeclineRequest'; release: string; request: string; why: string };

export const declineRequest = command<DeclineRequest>()({
  takes: ANSWERING,
  reads: ({ release }) => ({ release: one(releases, release) }),
  decide(world, asked): Decision {
    const found = toAnswer(world, asked);
    if (!('request' in found)) return found;
    const { why } = asked;
    const unsaid = reasonFault(why, say`Declining needs its reason: whoever asked sees it.`);
    if (unsaid) return unsaid;
    const { id, items, by: asker } = found.request;
    return {
      facts: [scopeDeclined.of(found.release.id, { request: id, items, asker, by: world.actor.id, text: { why } })],
    };
  },
});
