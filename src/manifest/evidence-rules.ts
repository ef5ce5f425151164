import { z } from 'zod';
import { line, name } from './fields.ts';
import type { AllRead } from './file.ts';

const names = z.array(line).min(1).max(30).optional().describe('by name, * for anything; in whatever case');
const days = z.number().int().min(1).max(366);
const passes = z.enum(['pass', 'block']);

/** What other systems must have told of each service before it is deployed. */
export const evidenceRules = {
  tests: z
    .strictObject({
      required: names.describe(
        'checks that must have passed on what is released; without it, all tests that there are',
      ),
      skipped: passes.optional().describe('whether one that was skipped is good: block'),
      flaky: passes.optional().describe('whether one that passed only when it was run again is good: pass'),
    })
    .optional(),
  security: z
    .strictObject({
      required: names.describe(
        'tools that must have scanned what is released, or checks by their names; without it, one at least',
      ),
      lets: z
        .enum(['none', 'low', 'medium', 'high', 'critical'])
        .default('medium')
        .describe('the highest severity that does not block; what is not rated is worse than all'),
      withinDays: days.optional().describe('a scan that is older blocks'),
      allow: z
        .array(
          z.strictObject({
            finding: line.describe('its rule, such as CVE-2026-1234'),
            services: z.array(name).min(1).optional(),
            until: z
              .union([z.iso.date(), z.iso.datetime({ offset: true })])
              .describe('the last day, in the company’s zone; or an instant'),
            why: line,
          }),
        )
        .max(200)
        .optional()
        .describe('findings that may be there for a while'),
    })
    .optional(),
  compliance: z
    .strictObject({
      reviewed: z.boolean().optional().describe('every commit that it brings was reviewed'),
      sbom: z.boolean().optional(),
      provenance: z.boolean().optional(),
      scannedWithinDays: days.optional(),
      confirm: z
        .array(
          z.strictObject({
            item: z.string().trim().min(1).max(60),
            role: name.describe(
              'who confirms it; not whoever owns or owned the release, or wrote some of it, unless the policy says authorCounts or committersCount',
            ),
            people: z.number().int().min(1).max(10).default(1).describe('how many of them: 2 for four eyes'),
          }),
        )
        .min(1)
        .max(15)
        .optional(),
    })
    .refine((c) => Object.keys(c).length > 0, 'must ask for something')
    .optional(),
};

type Rules = {
  security?: { allow?: { services?: string[] | undefined }[] | undefined } | undefined;
  compliance?: { confirm?: { role: string }[] | undefined } | undefined;
};

export function checkEvidenceRules({ security, compliance }: Rules, { known }: AllRead): void {
  for (const [i, { services = [] }] of (security?.allow ?? []).entries())
    for (const [j, service] of services.entries())
      known(['security', 'allow', i, 'services', j], 'service', service, 'services.yml');
  for (const [i, { role }] of (compliance?.confirm ?? []).entries())
    known(['compliance', 'confirm', i, 'role'], 'role', role, 'roles.yml');
}
