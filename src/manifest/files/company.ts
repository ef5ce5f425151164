import { z } from 'zod';
import type { BallotAnswer } from '../../domain/vote/vote.ts';
import { builtIn } from '../../replies/spellings.ts';
import { messageOf } from '../../thrown/words.ts';
import { holidaysIn } from '../calendars.ts';
import { hours, line, zone } from '../fields.ts';
import { type ManifestFault, singleFile } from '../file.ts';

const spellings = z
  .array(
    z
      .string()
      .trim()
      .min(1, 'must not be empty')
      .max(40, 'must be 40 characters at most')
      .regex(/^[^\n]*$/, 'must be one line'),
  )
  .max(20)
  .optional();

const schema = z.strictObject({
  name: line,
  zone,
  command: z
    .string()
    .regex(/^\/[a-z0-9_-]{1,31}$/, 'must look like /release')
    .default('/release')
    .describe('the slash command, as in slack-manifest.yml'),
  reactionsVote: z.boolean().default(false).describe('`:go:` and `:no-go:` on a vote’s message are votes'),
  planCards: z
    .boolean()
    .default(false)
    .describe('the steps of a rollout as Slack’s `plan` block, where the workspace takes it'),
  answers: z
    .strictObject({ go: spellings, 'no-go': spellings, abstain: spellings })
    .optional()
    .describe('what is an answer too in a vote’s thread, such as `ja` or `:ship:`, beside go, no-go and abstain'),
  pagesEscalateAfterMinutes: z
    .number()
    .int()
    .min(1)
    .max(60)
    .optional()
    .describe('how long somebody who is paged has to say that they have it, before the next is asked: 5'),
  versionsEveryMinutes: z
    .number()
    .int()
    .min(1)
    .max(1440)
    .optional()
    .describe('how often services are asked which version of them answers (versionAt in services.yml): 5'),
  incidentsWithinMinutes: z
    .number()
    .int()
    .min(1)
    .max(10_080)
    .optional()
    .describe('how long before an incident a deploy may have begun that caused it: 120'),
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
        fault(['holidays', zone], `${file} ${messageOf(error)}`);
        return [];
      }
    });
    contradictions(about.answers ?? {}, fault);
    return { command, company: { ...about, holidays: Object.fromEntries(read) } };
  },
});

/** One spelling is one answer: neither what every workspace writes for another, nor what this one does. */
function contradictions(answers: Partial<Record<BallotAnswer, string[] | undefined>>, fault: ManifestFault): void {
  const seen = new Map<string, BallotAnswer>();
  for (const [answer, all = []] of Object.entries(answers) as [BallotAnswer, string[] | undefined][])
    for (const [i, said] of all.entries()) {
      const other = builtIn(said) ?? seen.get(said.toLowerCase());
      if (other !== undefined && other !== answer)
        fault(['answers', answer, i], `"${said}" is ${other} already; a word can be one answer only`);
      seen.set(said.toLowerCase(), answer);
    }
}
