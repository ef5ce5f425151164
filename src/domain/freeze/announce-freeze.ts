import { z } from 'zod';
import { instantAfter } from '../../time/instants.ts';
import { spansIn } from '../../time/recurrence.ts';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { freezeCame } from './facts/freeze-came.ts';
import { againId, announcedOne } from './next-announcement.ts';

/** Timer: a freeze of the manifests that is announced begins. `from` names the occurrence, UTC ISO. */
export type AnnounceFreeze = { type: 'AnnounceFreeze'; freeze: string; from: string };

/** Whatever comes of it, a fact calls for the end, and the end for the next beginning. */
export const announceFreeze = command<AnnounceFreeze>()({
  timer: z.strictObject({ freeze: z.string(), from: z.string() }),
  reads: () => ({}),
  decide({ company, actor }, { freeze: name, from }): Decision {
    const freeze = announcedOne(company, name);
    if (!freeze) return moot('it is not announced any more');
    const span = spansIn(freeze, from, instantAfter(from, 1)).find((s) => s.from === from);
    const { why, scope, soft, inFlight } = freeze;
    const came = freezeCame.of(againId(name), {
      scope,
      from,
      until: span?.until ?? from,
      by: actor.id,
      ...(soft && { soft }),
      ...(inFlight && { inFlight }),
      text: { name, why },
    });
    return { facts: [came] };
  },
});
