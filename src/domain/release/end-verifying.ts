import { z } from 'zod';
import { command } from '../deciding/command.ts';
import { type Decision, moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { gateReads } from '../gates/index.ts';
import { releases, waitingFor } from './document.ts';
import { succeeded } from './proceeding.ts';
import { rolloutOf } from './release.ts';

/** Timer: a step was verified for as long as its strategy asks. */
export type EndVerifying = { type: 'EndVerifying'; release: string; deployId: string; stage: string };

export const endVerifying = command<EndVerifying>()({
  timer: z.strictObject({ release: z.string(), deployId: z.string(), stage: z.string() }),
  reads: ({ release }) => ({ release: one(releases, release), successors: waitingFor(release) }),
  also: ({ release }) => gateReads(release),
  decide(world, { deployId, stage: name }): Decision {
    const { release, now } = world;
    const rollout = release && rolloutOf(release);
    const stage = rollout?.id === deployId ? rollout.stages.find((s) => s.name === name) : undefined;
    if (!release || stage?.state !== 'verifying') return moot('it is not verified any more');
    if (stage.verifyUntil !== undefined && now < stage.verifyUntil) return moot('its time is not over');
    const told = { rollout: deployId, stage: name, n: stage.n, at: now, text: { note: stage.note } };
    return { facts: succeeded(release, stage, told, world) };
  },
});
