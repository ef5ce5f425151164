import { z } from 'zod';
import { checkScope } from '../check.ts';
import { line, name, scope, time } from '../fields.ts';
import { listFile } from '../file.ts';

const entry = z.strictObject({
  name,
  title: line,
  before: z
    .string()
    .regex(
      /^\d{1,3} (hours?|days?|business days?)$/,
      'must be so many hours, days or business days before the window, such as 2 business days',
    )
    .transform((text) => {
      const [, count = '0', unit = 'hour'] = /^(\d+) (hour|day|business day)/.exec(text) ?? [];
      return { count: Number(count), unit: `${unit}s` as 'hours' | 'days' | 'business days' };
    }),
  at: time.optional().describe('wall-clock time in the company’s zone; without it, that of the window’s start'),
  owes: name.default('owner').describe('a role from roles.yml, or owner'),
  remindHours: z
    .number()
    .min(0)
    .max(14 * 24)
    .default(24),
  cutOff: z.boolean().default(false).describe('from then on, changes to the scope are requests'),
  gate: z.boolean().default(false).describe('a deploy waits for it'),
  scope: scope.prefault({}),
});

/** What is due before a release. */
export const deadlines = listFile({
  file: 'deadlines.yml',
  entry,
  check({ owes, scope }, seen, fault) {
    if (owes !== 'owner') seen.known(['owes'], 'role', owes, 'roles.yml');
    checkScope(scope, seen, fault);
  },
  into: (deadlines) => ({ company: { deadlines } }),
});
