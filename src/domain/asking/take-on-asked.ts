import { command } from '../deciding/command.ts';
import { type Decision, refuse } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { forbidden } from '../people/may.ts';
import { at, say, users } from '../phrase.ts';
import { askedTooLate } from './ask-others.ts';
import { askedFor, TAKE_ON } from './asking.ts';
import { askings } from './document.ts';
import { askedTakenOn } from './facts/asked-taken-on.ts';

/** One of those who were asked sees to it. `anyway`: although somebody else has. */
export type TakeOnAsked = { type: 'TakeOnAsked'; asking: string; anyway: boolean };

export const takeOnAsked = command<TakeOnAsked>()({
  reads: ({ asking }) => ({ asking: one(askings, asking) }),
  decide(world, { asking: id, anyway }): Decision {
    const { asking, actor, now } = world;
    const wanted = asking && askedFor(asking);
    if (!asking || !wanted) return refuse('gone', say`I don't know any more what was asked there.`);
    const no = forbidden(world, wanted.takes, say`${wanted.does}`);
    if (no) return no;
    const { ends, taken } = asking;
    if (ends !== undefined && ends <= now) return askedTooLate(ends);
    if (taken && taken.by !== actor.id && !anyway)
      return refuse('taken-on', say`${users([taken.by])} took that on ${at(taken.at)}.`, {
        remedy: say`If it isn't done, you can.`,
        offers: [{ verb: 'take-on', label: wanted.label, about: TAKE_ON.write({ asking: id, anyway: 'anyway' }) }],
      });
    return taken?.by === actor.id
      ? { facts: [], note: 'theirs already' }
      : { facts: [askedTakenOn.of(id, { by: actor.id, at: now })] };
  },
});
