import { z } from 'zod';
import { command } from '../../deciding/command.ts';
import { type Decision, moot } from '../../deciding/decision.ts';
import { one, some } from '../../deciding/reads.ts';
import { watches } from '../../health/document.ts';
import { worseOf } from '../../health/verdict.ts';
import { standingOf, type Watch } from '../../health/watch.ts';
import { releases } from '../document.ts';
import { healthUnanswered } from '../facts/health-unanswered.ts';
import { countedOf, verifiedStage, watchIds } from './verified-stage.ts';

/** Timer: nobody has decided about a step whose health is in doubt. */
export type RemindOfHealth = { type: 'RemindOfHealth'; release: string; rollout: string; stage: string };

export const remindOfHealth = command<RemindOfHealth>()({
  timer: z.strictObject({ release: z.string(), rollout: z.string(), stage: z.string() }),
  reads: ({ release }) => ({ release: one(releases, release) }),
  also: ({ release }, { rollout, stage }) => ({ watches: some(watches, watchIds(release, rollout, stage)) }),
  decide({ release, watches, now }, { rollout, stage: name }): Decision {
    const stage = verifiedStage(release, rollout, name);
    if (!release || !stage?.doubt) return moot('somebody has decided');
    const { said, at: since, until, decides } = stage.doubt;
    if (now < until) return moot('its time is not over');
    const stands = standsNow(countedOf(watches));
    const told = { rollout, stage: name, said, since, at: now, ...(decides && { decides }) };
    return { facts: [healthUnanswered.of(release.id, { ...told, ...(stands?.said !== said && { stands }) })] };
  },
});

/** It may have come to something else since it was paused, and whoever decides has to know. */
function standsNow(watched: readonly Watch[]) {
  const [first, ...others] = watched.map((w) => ({ service: w.service, ...standingOf(w) }));
  if (!first) return undefined;
  const { verdict, service, said } = others.reduce(worseOf, first);
  return { verdict, said: `${service}, ${said}` };
}
