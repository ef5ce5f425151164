import { z } from 'zod';
import { options as webhook } from '../deploy-targets/webhook/options.ts';
import { ACTIONS, AUDIENCE_EVENTS } from '../domain/company.ts';

const name = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be lower case letters, digits and dashes, starting with a letter, 40 at most');
const line = z.string().trim().min(1, 'must not be empty').max(300, 'must be 300 characters at most');
const zone = z
  .string()
  .refine(isZone, 'is not an IANA time zone; write one such as Europe/Berlin')
  .describe('an IANA time zone, such as Europe/Berlin');
const cron = z
  .string()
  .refine((c) => c.trim().split(/\s+/).length === 5, 'must be a cron expression of five fields, such as "0 18 * * 5"');
const minutes = z
  .number()
  .int()
  .min(0)
  .max(7 * 24 * 60);
const event = z.enum(AUDIENCE_EVENTS);

const scope = z.strictObject({
  services: z.array(name).default([]).describe('empty: every service'),
  environments: z.array(name).default([]).describe('empty: every environment'),
});

/** One schema a file; each file is a list but for company.yml. */
export const FILES = {
  'company.yml': z.strictObject({
    name: line,
    zone,
    command: z
      .string()
      .regex(/^\/[a-z0-9_-]{1,31}$/, 'must look like /release')
      .default('/release')
      .describe('the slash command, as in slack-manifest.yml'),
  }),
  'services.yml': z
    .array(
      z.strictObject({
        name,
        about: line,
        dependsOn: z.array(name).default([]),
        target: name.optional().describe('overrides the environment’s deploy target'),
      }),
    )
    .min(1),
  'environments.yml': z
    .array(
      z.strictObject({
        name,
        regions: z.array(name).min(1).describe('deployed one after the other, in this order'),
        target: name.describe('a name from deploy-targets.yml'),
        stageTimeoutMinutes: z
          .number()
          .int()
          .min(1)
          .max(1440)
          .default(30)
          .describe('how long a step may stay silent before it counts as failed'),
      }),
    )
    .min(1),
  'deploy-targets.yml': z
    .array(z.intersection(z.object({ name }), z.looseObject({ type: z.literal('webhook') })))
    .min(1),
  'roles.yml': z
    .array(
      z.strictObject({
        name,
        title: line,
        members: z
          .array(
            z
              .string()
              .regex(/^(?:[UW][A-Z0-9]{4,}|[^\s@]+@[^\s@]+\.[^\s@]+)$/, 'must be an e-mail address or a Slack user id'),
          )
          .default([]),
        group: name.optional().describe('a Slack user group’s handle, without @'),
        actions: z.array(z.enum(ACTIONS)).default([]),
      }),
    )
    .min(1),
  'audiences.yml': z
    .array(
      z.strictObject({
        name,
        title: line,
        language: z.enum(['technical', 'business', 'user-facing']),
        channel: z.string().regex(/^[a-z0-9_-]{1,80}$/, 'must be a channel name without #'),
        headline: z
          .boolean()
          .default(false)
          .describe('the headline and its thread live in this channel: exactly one audience'),
        events: z.array(event).default(event.options.slice()),
        digest: z.strictObject({ cron, zone, silentWhenEmpty: z.boolean().default(false) }).optional(),
        templates: z
          .partialRecord(event, z.string().min(1).max(2000))
          .default({})
          .describe('own texts by event; {{fields}} are limited to what the language is cleared for'),
      }),
    )
    .min(1),
  'vote-policies.yml': z
    .array(
      z.strictObject({
        name,
        environments: z.array(name).min(1),
        rules: z
          .array(
            z.strictObject({
              role: name,
              need: z.number().int().min(1).max(500).default(1),
              veto: z.boolean().default(false),
            }),
          )
          .min(1),
        authorCounts: z.boolean().default(false),
        closesBeforeMinutes: minutes.default(30),
        remindBeforeMinutes: minutes.default(120),
      }),
    )
    .min(1),
  'freezes.yml': z
    .array(
      z.strictObject({
        name: line,
        why: line,
        start: cron,
        hours: z
          .number()
          .positive()
          .max(31 * 24),
        zone,
        scope: scope.prefault({}),
      }),
    )
    .default([]),
};

export const targetOptions = { webhook };

export type FileName = keyof typeof FILES;
export type Manifests = { [F in FileName]: z.infer<(typeof FILES)[F]> };

function isZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
