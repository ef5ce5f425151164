import { z } from 'zod';
import { holidaysIn, unreadable } from '../calendars.ts';
import { hours, line, zone } from '../fields.ts';
import { singleFile } from '../file.ts';

const schema = z.strictObject({
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
    .describe('when people are at work, each in their own zone: 09:00 to 18:00; what can wait is told when they begin'),
  quietHours: hours
    .optional()
    .describe('when people are not notified but for what is due soon: 20:00 to 08:00, and weekends and holidays'),
  holidays: z
    .partialRecord(zone, z.string().regex(/\.ics$/, 'must name an .ics file'))
    .default({})
    .describe('by zone: an iCalendar file in the folder of the manifests; its days are no business days there'),
});

/** Who the company is, and when its people work. */
export const company = singleFile({
  file: 'company.yml',
  schema,
  into({ command, holidays, ...about }, dir, fault) {
    const read = Object.entries(holidays).flatMap(([zone, file = '']) => {
      try {
        return [[zone, holidaysIn(dir, file)] as const];
      } catch (error) {
        fault(['holidays', zone], `${file} ${unreadable(error)}`);
        return [];
      }
    });
    return { command, company: { ...about, holidays: Object.fromEntries(read) } };
  },
});
