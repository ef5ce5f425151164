import { z } from 'zod';
import { BASES } from '../domain/company/health.ts';
import { line, name } from './fields.ts';

/** What a rule of health.yml is made of, by its kind. */

const query = z.string().trim().min(1, 'must not be empty').max(2000, 'must be 2000 characters at most');
const percent = z.number().min(0).max(100);
const limit = z.number().int().min(0).max(1000);
const unit = z.string().trim().max(20, 'must be 20 characters at most').default('');

const patience = {
  failureLimit: limit.optional().describe('failed looks that are put up with, in all; one more is unhealthy'),
  consecutiveFailureLimit: limit.optional().describe('the same, in a row; 1 where neither is said'),
  unknownLimit: limit.default(4).describe('looks in a row of which nothing is known, before it pauses'),
  recoverAfter: z.number().int().min(1).max(1000).default(3).describe('healthy looks in a row that end it'),
};
const shared = {
  name,
  critical: z.boolean().default(true).describe('false: it is told, and decides nothing'),
  ...patience,
};

const baseline = {
  from: z
    .array(z.enum(BASES))
    .min(1)
    .describe(
      'stable: the version before, now; before: in the hours before; weeks: same weekday and hour. Bad is bad against each',
    ),
  hours: z.number().int().min(1).max(48).default(6).describe('of before'),
  weeks: z.number().int().min(1).max(12).default(4).describe('of weeks'),
};

const errors = z.strictObject({
  kind: z.literal('errors'),
  ...shared,
  source: name,
  errors: query.describe('how many failed in {{window}}'),
  of: query.describe('how many there were in {{window}}'),
  atMost: percent.optional().describe('percent'),
  ceiling: percent.optional().describe('percent; more, of at least 50, is unhealthy at once'),
  minimum: z.number().int().min(1).default(50).describe('fewer requests in a look tell nothing'),
  against: z
    .strictObject({
      ...baseline,
      margin: percent.describe('percent points more than that are allowed'),
      query: z.strictObject({ errors: query, of: query }).optional(),
    })
    .optional(),
});

const value = z.strictObject({
  kind: z.literal('value'),
  ...shared,
  source: name,
  value: query,
  sample: query.optional().describe('of how many it is made'),
  unit,
  atMost: z.number().optional(),
  atLeast: z.number().optional(),
  ceiling: z.number().optional().describe('more is unhealthy at once'),
  minimum: z.number().min(0).default(1).describe('a smaller sample tells nothing'),
});

const shift = z.strictObject({
  kind: z.literal('shift'),
  ...shared,
  source: name,
  points: query.describe('such as a p95; {{window}} is one step'),
  stepSeconds: z.number().int().min(1).max(3600).default(60),
  unit,
  against: z.strictObject({ ...baseline, query: z.strictObject({ points: query }).optional() }),
  worse: z.enum(['higher', 'lower', 'either']).default('higher'),
  ratio: z.number().min(1).max(1000).default(1.2).describe('so many times as much is allowed'),
  least: z.number().min(0).default(0).describe('a smaller shift does not matter'),
  minimum: z.number().int().min(3).default(5).describe('points a side'),
});

const alerts = z.strictObject({
  kind: z.literal('alerts'),
  ...shared,
  alerts: z.array(line).default([]).describe('by name; none: every one of the service'),
});

export const rule = z.discriminatedUnion('kind', [errors, value, shift, alerts], {
  error: (issue) =>
    issue.code === 'invalid_union'
      ? 'must be of the kind errors, value, shift or alerts: see docs/health.md'
      : undefined,
});
export type WrittenRule = z.output<typeof rule>;
