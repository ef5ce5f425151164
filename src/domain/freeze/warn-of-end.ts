import { z } from 'zod';
import { command } from '../deciding/command.ts';
import { moot } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { current } from './current.ts';
import { freezes } from './document.ts';
import { freezeEnding } from './facts/freeze-ending.ts';

/** Timer: a stop ends soon. */
export type WarnOfEnd = { type: 'WarnOfEnd'; freeze: string; until: string };

export const warnOfEnd = command<WarnOfEnd>()({
  timer: z.strictObject({ freeze: z.string(), until: z.string() }),
  reads: ({ freeze }) => ({ freeze: one(freezes, freeze) }),
  decide: ({ freeze }, { freeze: id, until }) =>
    current(freeze)?.until === until ? { facts: [freezeEnding.of(id, {})] } : moot('it was lifted or extended'),
});
