import { z } from 'zod';
import { LANGUAGES } from '../../audiences/index.ts';
import { fieldsIn } from '../../audiences/render.ts';
import type { Language } from '../../domain/company/audiences.ts';
import { checkCron } from '../check.ts';
import { meant } from '../faults.ts';
import { cron, event, line, name, zone } from '../fields.ts';
import { listFile } from '../file.ts';

const languages = Object.keys(LANGUAGES).filter((l): l is Language => l in LANGUAGES);

const entry = z.strictObject({
  name,
  title: line,
  language: z.enum(languages),
  channel: z.string().regex(/^[a-z0-9_-]{1,80}$/, 'must be a channel name without #'),
  headline: z
    .boolean()
    .default(false)
    .describe('the headline and its thread live in this channel: exactly one audience'),
  events: z.array(event).default(event.options.slice()),
  environments: z
    .array(name)
    .min(1, 'needs one entry at least; leave it out for all of them')
    .optional()
    .describe('of releases that go there and of freezes there this audience hears; without it, of all'),
  digest: z.strictObject({ cron, zone, silentWhenEmpty: z.boolean().default(false) }).optional(),
  templates: z
    .partialRecord(event, z.string().min(1).max(2000))
    .default({})
    .describe('own texts by event; {{fields}} are limited to what the language is cleared for'),
});

/** Who hears of what, where, and in which language. */
export const audiences = listFile({
  file: 'audiences.yml',
  entry,
  needed: true,
  check({ language, templates, digest, headline, environments = [] }, { known }, fault) {
    for (const [i, place] of environments.entries())
      known(['environments', i], 'environment', place, 'environments.yml');
    if (headline && environments.length > 0)
      fault(['environments'], 'the headline shows every release; leave this out where it is');
    const { cleared } = LANGUAGES[language];
    for (const [event, template] of Object.entries(templates))
      for (const field of fieldsIn(template ?? ''))
        if (!cleared.some((c) => c === field))
          fault(
            ['templates', event],
            `{{${field}}} is not for the language "${language}"${meant(field, cleared)}; it may use ${cleared.join(', ')}`,
          );
    if (digest) checkCron(['digest', 'cron'], digest.cron, fault);
  },
  checkAll(all, _, fault) {
    const headlines = all.filter((a) => a.headline).length;
    if (headlines !== 1)
      fault(['headline'], `${headlines} audiences carry the headline; set "headline: true" on exactly one`);
  },
  into: (audiences) => ({ company: { audiences } }),
});
