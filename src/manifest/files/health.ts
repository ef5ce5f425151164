import { z } from 'zod';
import { ON_UNHEALTHY, PAGE_NAMES } from '../../domain/company/health.ts';
import { checkScope } from '../check.ts';
import { checkRules } from '../check-health.ts';
import { line, name } from '../fields.ts';
import { listFile } from '../file.ts';
import { rule, type WrittenRule } from '../health-rules.ts';

const entry = z.strictObject({
  name: line,
  scope: z
    .strictObject({ services: z.array(name).default([]), environments: z.array(name).default([]) })
    .prefault({})
    .describe('empty: every service, every environment'),
  everySeconds: z.number().int().min(15).max(3600).default(60).describe('how long one look is'),
  graceSeconds: z.number().int().min(0).max(3600).default(60).describe('what is measured so soon is left out'),
  lagSeconds: z.number().int().min(0).max(600).default(15).describe('how long a measure takes to be there'),
  soakMinutes: z.number().int().min(1).max(10080).default(10).describe('all rules have to hold for so long'),
  withinMinutes: z
    .number()
    .int()
    .min(1)
    .max(20160)
    .optional()
    .describe('else it pauses; without it three times soakMinutes, and 30 at least'),
  onUnhealthy: z.enum(ON_UNHEALTHY).default('ask'),
  onUnknown: z
    .strictObject({
      minutes: z.number().int().min(1).max(10080).default(30).describe('until whoever decides hears of it'),
      decides: name.optional().describe('a role; without it, the owner'),
    })
    .prefault({}),
  dry: z.boolean().default(false).describe('says what it would have done, and does nothing'),
  page: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .optional()
    .describe(
      `where people look at it: an address, in which ${PAGE_NAMES.map((n) => `{{${n}}}`).join(', ')} stand for what is watched`,
    ),
  rules: z.array(rule).min(1),
});

/** How the health of what was deployed is judged. */
export const health = listFile({
  file: 'health.yml',
  entry,
  about: 'how the health of what was deployed is judged: the first that fits a service and an environment counts',
  check(entry, seen, fault) {
    checkScope(entry.scope, seen, fault);
    if (entry.onUnknown.decides) seen.known(['onUnknown', 'decides'], 'role', entry.onUnknown.decides, 'roles.yml');
    const unknown = [...(entry.page ?? '').matchAll(/\{\{(.*?)\}\}/g)].find(
      ([, n]) => !PAGE_NAMES.some((p) => p === n),
    );
    if (unknown)
      fault(['page'], `has ${unknown[0]}; what may stand there is ${PAGE_NAMES.map((n) => `{{${n}}}`).join(', ')}`);
    checkRules(entry, seen, fault);
  },
  into: (entries) => ({ company: { health: entries.map((e) => ({ ...e, rules: e.rules.map(patient) })) } }),
});

/** One failed look alone may be chance. */
const patient = (rule: WrittenRule): WrittenRule =>
  rule.failureLimit === undefined && rule.consecutiveFailureLimit === undefined
    ? { ...rule, consecutiveFailureLimit: 1 }
    : rule;
