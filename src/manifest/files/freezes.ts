import { z } from 'zod';
import { IN_FLIGHT } from '../../domain/company/freezes.ts';
import { checkAgain, checkScope } from '../check.ts';
import { again, line, scope } from '../fields.ts';
import { listFile } from '../file.ts';

/** When nothing is deployed, again and again. */
export const freezes = listFile({
  file: 'freezes.yml',
  entry: again({
    name: line,
    why: line,
    scope: scope.prefault({}),
    soft: z.boolean().optional().describe('a deploy only asks for a reason'),
    announce: z.boolean().optional().describe('audiences hear when it begins and ends'),
    inFlight: z.enum(IN_FLIGHT).optional().describe('what becomes of a rollout that runs when it begins'),
  }),
  check(entry, seen, fault) {
    checkAgain(entry, fault);
    checkScope(entry.scope, seen, fault);
  },
  into: (freezes) => ({ company: { freezes } }),
});
