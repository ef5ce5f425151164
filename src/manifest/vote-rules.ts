import { z } from 'zod';
import { PARTS } from '../domain/company/policies.ts';
import { cyclesIn } from './check.ts';
import { meant } from './faults.ts';
import { name } from './fields.ts';
import type { AllRead, ManifestFault } from './file.ts';

const ONE_AT_LEAST =
  'must be 1 or more: a role that a policy asks has to say go; with veto: true it may stop a release besides';
const ASKS_NOBODY =
  'must ask one role at least. Where nobody else is to be asked, name a role of whoever plans there and write authorCounts: true beside it; changes that take no answer at all are pre-approved in templates.yml';

/** The roles that a policy asks, and what each must answer. */
export const voteRules = z
  .array(
    z.strictObject({
      role: name,
      need: z
        .union([
          z.number().int().min(1, ONE_AT_LEAST).max(500),
          z.literal('all'),
          z
            .string()
            .regex(/^(100|[1-9]\d?)%$/, 'must be a share from 1% to 100%')
            .transform((share) => share as `${number}%`),
        ])
        .default(1)
        .describe('how many: a number, a share such as 60%, or all; settled when the vote opens'),
      veto: z.boolean().default(false),
      keepsOn: z.array(z.enum(PARTS)).optional().describe('what may change without this role being asked again'),
      after: z.array(name).optional().describe('roles that answer first'),
      cover: name.optional().describe('the role that may answer while all of this one say they are away'),
    }),
  )
  .min(1, ASKS_NOBODY);

export function checkVoteRules(rules: z.output<typeof voteRules>, { known }: AllRead, fault: ManifestFault): void {
  const roles = rules.map((r) => r.role);
  for (const [j, rule] of rules.entries()) {
    known(['rules', j, 'role'], 'role', rule.role, 'roles.yml');
    if (rule.cover) known(['rules', j, 'cover'], 'role', rule.cover, 'roles.yml');
    for (const [k, name] of (rule.after ?? []).entries())
      if (name === rule.role || !roles.includes(name))
        fault(['rules', j, 'after', k], `"${name}" is no other role of this policy${meant(name, roles)}`);
  }
  for (const cycle of cyclesIn(rules.map((r) => ({ name: r.role, dependsOn: r.after ?? [] }))))
    fault(['rules'], `${cycle.join(' → ')} is a circle: each would wait for the other; remove one "after"`);
}
