import { z } from 'zod';
import { entryOf } from '../adapters/adapter.ts';
import { LANGUAGES } from '../audiences/index.ts';
import * as targets from '../deploy-targets/index.ts';
import { ACTIONS, CHANGE_TYPES, IN_FLIGHT, type Language, PARTS } from '../domain/company.ts';
import * as sources from '../inbound/index.ts';
import * as pagers from '../pagers/index.ts';
import { again, changes, cron, documentName, event, hours, line, minutes, name, scope, time, zone } from './fields.ts';

const languages = Object.keys(LANGUAGES).filter((l): l is Language => l in LANGUAGES);

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
    reactionsVote: z.boolean().default(false).describe('`:go:` and `:no-go:` on a vote’s message are votes'),
    workingHours: hours
      .optional()
      .describe(
        'when people are at work, each in their own zone: 09:00 to 18:00; what can wait is told when they begin',
      ),
    quietHours: hours
      .optional()
      .describe('when people are not notified but for what is due soon: 20:00 to 08:00, and weekends and holidays'),
    holidays: z
      .partialRecord(zone, z.string().regex(/\.ics$/, 'must name an .ics file'))
      .default({})
      .describe('by zone: an iCalendar file in the folder of the manifests; its days are no business days there'),
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
  'deploy-targets.yml': z.array(entryOf(targets, { name })).min(1),
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
        guests: z.boolean().optional().describe('guests and people of connected organisations count too'),
        onCall: z
          .union([z.string().regex(/\.ics$/), entryOf(pagers, {})], {
            error: `must be an .ics file, or ${Object.values(pagers)
              .map((p) => p.example)
              .join(', or ')}: see docs/voting.md`,
          })
          .optional()
          .describe(
            'who is on duty holds the role: an iCalendar file in the folder of the manifests, or a pager’s schedule',
          ),
      }),
    )
    .min(1),
  'audiences.yml': z
    .array(
      z.strictObject({
        name,
        title: line,
        language: z.enum(languages),
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
              need: z
                .union([
                  z.number().int().min(1).max(500),
                  z.literal('all'),
                  z
                    .string()
                    .regex(/^(100|[1-9]\d?)%$/, 'must be a share from 1% to 100%')
                    .transform((share) => share as `${number}%`),
                ])
                .default(1)
                .describe('how many: a number, a share such as 60%, or all; settled when the vote opens'),
              veto: z.boolean().default(false),
              keepsOn: z
                .array(z.enum(PARTS))
                .optional()
                .describe('what may change without this role being asked again'),
              after: z.array(name).optional().describe('roles that answer first'),
              cover: name.optional().describe('the role that may answer while all of this one say they are away'),
            }),
          )
          .min(1),
        authorCounts: z.boolean().default(false).describe('whether its owner may clear it'),
        committersCount: z.boolean().optional().describe('whether those who wrote its commits may clear it'),
        documents: z
          .array(documentName)
          .max(10)
          .optional()
          .describe('what must be attached before it is deployed, by name'),
        changes: changes.min(1).optional().describe('without it: every kind of change that no other policy names'),
        toleranceMinutes: minutes.default(15).describe('how far a window may move without being another one'),
        ballotsLastHours: z
          .number()
          .positive()
          .max(24 * 31)
          .default(24)
          .describe('older answers are asked for again, as long as the window has not opened'),
        openForMinutes: minutes.optional().describe('the least time before it can be decided for go'),
        clearsLowRiskAfterMinutes: minutes
          .optional()
          .describe('low risk is cleared by itself, unless somebody objects within so many minutes'),
        reviewWithinHours: z
          .number()
          .positive()
          .max(24 * 31)
          .optional()
          .describe('what it cleared is reviewed within so many hours of its end'),
        closesBeforeMinutes: minutes.default(30),
        remindBeforeMinutes: minutes.default(120),
      }),
    )
    .min(1),
  'freezes.yml': z
    .array(
      again({
        name: line,
        why: line,
        scope: scope.prefault({}),
        soft: z.boolean().optional().describe('a deploy only asks for a reason'),
        announce: z.boolean().optional().describe('audiences hear when it begins and ends'),
        inFlight: z.enum(IN_FLIGHT).optional().describe('what becomes of a rollout that runs when it begins'),
      }),
    )
    .default([]),
  'deadlines.yml': z
    .array(
      z.strictObject({
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
      }),
    )
    .default([]),
  'trains.yml': z
    .array(
      again({
        name,
        title: line,
        items: z
          .array(z.strictObject({ service: name, version: z.string().min(1).max(60) }))
          .min(1)
          .max(20)
          .describe('a version may name {year}, {month}, {day}, {week} and {n}'),
        environment: name,
        change: z.enum(CHANGE_TYPES).default('normal'),
        owners: name.describe('the role whose holders own its releases in turn'),
        opensDaysBefore: z.number().min(0).max(60).default(7),
        duringFreeze: z.enum(['skip', 'move']).default('skip'),
        why: line,
        customers: z.string().max(1000).default(''),
      }),
    )
    .default([]),
  'templates.yml': z
    .array(
      z.strictObject({
        name,
        title: line,
        version: z
          .number()
          .int()
          .min(1)
          .default(1)
          .describe('raised when it changes; a revoked template counts again then'),
        services: z.array(name).min(1),
        environments: z.array(name).min(1),
        revokedByFailure: z.boolean().default(true),
      }),
    )
    .default([])
    .describe('pre-approved changes: cleared by policy, without votes'),
  'inbound.yml': z
    .array(entryOf(sources, { name }))
    .default([])
    .describe('systems that tell Gonogo something: POST /inbound/<name>'),
  'windows.yml': z
    .array(again({ name: line, why: line, scope: scope.prefault({}) }))
    .default([])
    .describe('where there is one for a service, its deploys must lie inside one'),
};

export type FileName = keyof typeof FILES;
export type Manifests = { [F in FileName]: z.infer<(typeof FILES)[F]> };
