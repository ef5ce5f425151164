import { z } from 'zod';
import { AUDIENCE_EVENTS } from '../domain/company/audiences.ts';
import { CHANGE_TYPES } from '../domain/company/changes.ts';
import { EVERY, type Recurrence } from '../time/recurrence.ts';
import { zoneFault } from './zone-fault.ts';

/** What the entries of manifests are made of, with what is said when it is written in another way. */

export const name = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be lower case letters, digits and dashes, starting with a letter, 40 at most');
export const line = z.string().trim().min(1, 'must not be empty').max(300, 'must be 300 characters at most');
export const zone = z
  .string()
  .superRefine((written, context) => {
    const message = zoneFault(written);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  })
  .describe('an IANA time zone, such as Europe/Berlin');
export const cron = z
  .string()
  .max(200, 'must be 200 characters at most')
  .refine(
    (c) => /^@[a-z]+$/i.test(c.trim()) || c.trim().split(/\s+/).length === 5,
    'must be a cron expression of five fields, such as "0 18 * * 5"',
  );
export const minutes = z
  .number()
  .int()
  .min(0)
  .max(7 * 24 * 60);
export const documentName = z.string().trim().min(1).max(60);
export const event = z.enum(AUDIENCE_EVENTS);

export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 17:00');
export const hours = z
  .strictObject({ from: time, until: time })
  .refine((h) => h.from !== h.until, 'must end at another time than it begins');
export const changes = z.array(z.enum(CHANGE_TYPES));
export const scope = z.strictObject({
  services: z.array(name).default([]).describe('empty: every service'),
  environments: z.array(name).default([]).describe('empty: every environment'),
  changes: changes.optional().describe('without it: every kind of change'),
  except: z
    .strictObject({ services: z.array(name), environments: z.array(name), changes })
    .partial()
    .optional()
    .describe('left alone, whatever else is said'),
});

const recurrence = {
  start: cron.optional().describe('begins at each time of this cron'),
  end: cron.optional().describe('ends at the next time of this cron; instead of hours'),
  from: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, {
      error: 'must look like 2026-11-27T18:00; what comes each week takes start, such as "0 9 * * 1-5", and hours',
      abort: true,
    })
    .refine((d) => new Date(`${d}Z`).toJSON()?.startsWith(d), 'is no date of the calendar')
    .optional()
    .describe('begins at this wall-clock time; instead of start'),
  every: z.enum(EVERY).optional().describe('again every so often; only with from'),
  hours: z
    .number()
    .positive()
    .max(31 * 24)
    .optional()
    .describe('elapsed hours, over changes of clocks too'),
  zone,
};

const WAYS = ['hours start', 'end start', 'from hours', 'every from hours'];

/** An entry that comes again, in one of three ways: see `Recurrence`. */
export const again = <S extends z.ZodRawShape>(shape: S) =>
  z
    .strictObject({ ...recurrence, ...shape })
    .superRefine((entry, ctx) => {
      // What is written wrong may have been meant for another of the ways.
      if (ctx.issues.length > 0) return;
      const given = Object.keys(entry).filter((k) => k !== 'zone' && k in recurrence);
      if (!WAYS.includes(given.sort().join(' ')))
        ctx.addIssue('takes start and hours, or start and end, or from and hours (with every, if it comes again)');
    })
    .transform((entry) => entry as typeof entry & Recurrence);
