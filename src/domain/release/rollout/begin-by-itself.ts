import { z } from 'zod';
import { environmentNamed } from '../../company/services.ts';
import { command } from '../../deciding/command.ts';
import { type Decision, isRefusal, moot } from '../../deciding/decision.ts';
import { one } from '../../deciding/reads.ts';
import { closedGates, gateReads, gatesOf } from '../../gates/index.ts';
import { comparing } from '../../vote/reopening/comparing.ts';
import { releases } from '../document.ts';
import { deployed } from './start-deploy.ts';

/** Timer: a release is ready, where the environment deploys what is ready by itself. */
export type BeginByItself = { type: 'BeginByItself'; release: string };

export const beginByItself = command<BeginByItself>()({
  timer: z.strictObject({ release: z.string() }),
  reads: ({ release }) => ({ release: one(releases, release) }),
  also: ({ release }) => ({ ...comparing(release), ...gateReads(release) }),
  decide(world): Decision {
    const { release, company } = world;
    if (release?.status !== 'approved') return moot('it does not wait for its deploy');
    if (!environmentNamed(company, release.environment)?.startsByItself) return moot('somebody begins it there');
    const gates = gatesOf(release, world);
    // What asks for a reason asks a person.
    if (closedGates(gates).length > 0 || gates.some((g) => g.asks)) return moot('something is in its way');
    const begun = deployed(release, '', world);
    return isRefusal(begun) ? moot('what was voted on has changed a moment ago') : begun;
  },
});
