import { z } from 'zod';
import { command } from '../../deciding/command.ts';
import { type Decision, moot } from '../../deciding/decision.ts';
import { one, some } from '../../deciding/reads.ts';
import { gateReads } from '../../gates/index.ts';
import { begunWatches } from '../../health/begin-watch.ts';
import { watches } from '../../health/document.ts';
import type { Watch } from '../../health/watch.ts';
import { releases, waitingFor } from '../document.ts';
import type { Stage } from '../release.ts';
import { succeeded } from './proceeding.ts';
import { countedOf, proved, verifiedStage, watchIds } from './verified-stage.ts';

/** Timer: a step was verified for as long as its strategy asks. */
export type EndVerifying = { type: 'EndVerifying'; release: string; deployId: string; stage: string };

export const endVerifying = command<EndVerifying>()({
  timer: z.strictObject({ release: z.string(), deployId: z.string(), stage: z.string() }),
  reads: ({ release }) => ({ release: one(releases, release), successors: waitingFor(release) }),
  also: ({ release }, { deployId, stage }) => ({
    ...gateReads(release),
    watches: some(watches, watchIds(release, deployId, stage)),
  }),
  decide(world, { deployId, stage: name }): Decision {
    const { release, now } = world;
    const stage = verifiedStage(release, deployId, name);
    if (!release || !stage) return moot('it is not verified any more');
    // However late this comes, as after a stop: nothing is proved that was never looked at. What is only tried holds nothing up.
    const unseen = begunWatches(release, stage, world.watches, world.company, stage.heardAt ?? now);
    const first = unseen.filter((begun) => !begun.plan.dry);
    if (!stage.passed && first.length > 0 && now >= (stage.verifyUntil ?? '')) return { facts: first };
    const watched = countedOf(world.watches);
    const early = stage.passed ? undefined : notYet(stage, watched, now);
    if (early !== undefined) return moot(early);
    const told = { rollout: deployId, stage: name, n: stage.n, at: now, text: { note: stage.note } };
    const known = stage.passed ? [] : proved(release, stage, watched, now);
    return { facts: [...known, ...succeeded(release, stage, told, world)] };
  },
});

/** Why a step is not proved yet: its time, a doubt about its health that somebody decides, or a health that has not held for long enough. */
function notYet({ verifyUntil, doubt }: Stage, watched: Watch[], now: string): string | undefined {
  if (verifyUntil !== undefined && now < verifyUntil) return 'its time is not over';
  if (doubt) return 'it goes on when somebody says so';
  return watched.every((w) => w.concluded === 'go-on') ? undefined : 'its health has to hold for longer';
}
