import { z } from 'zod';
import { command } from '../deciding/command.ts';
import { moot } from '../deciding/decision.ts';
import { freezeWent } from './facts/freeze-went.ts';
import { againId, announcedOne } from './next-announcement.ts';

/** Timer: a freeze of the manifests that is announced ends. `from` names the occurrence, UTC ISO. */
export type AnnounceThaw = { type: 'AnnounceThaw'; freeze: string; from: string };

export const announceThaw = command<AnnounceThaw>()({
  timer: z.strictObject({ freeze: z.string(), from: z.string() }),
  reads: () => ({}),
  decide: ({ company }, { freeze: name, from }) =>
    announcedOne(company, name)
      ? { facts: [freezeWent.of(againId(name), { from })] }
      : moot('it is not announced any more'),
});
