import { z } from 'zod';
import { listFile } from '../file.ts';

const login = z
  .union([z.string(), z.number().int().min(0)])
  .transform(String)
  .pipe(
    z.string().regex(/^@?[\w][\w.[\]-]{0,99}$/, 'must be a login or the digits of an id, such as maya-codes or 583231'),
  );
const logins = z.union([login.transform((one) => [one]), z.array(login).max(20)]).default([]);
const emails = z
  .array(z.email('must be an e-mail address').max(254))
  .max(20)
  .default([])
  .describe('other addresses of theirs that stand in commits');

const entry = z
  .strictObject({
    slack: z
      .string()
      .max(254)
      .regex(/^(?:[UW][A-Z0-9]{4,}|[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+)$/, 'must be an e-mail address or a Slack user id')
      .optional()
      .describe('who it is in Slack'),
    bot: z.literal(true).optional().describe('no person: shown, and never asked'),
    github: logins.describe('logins or ids at GitHub; an id is never given to somebody else'),
    gitlab: logins.describe('user names or ids at GitLab'),
    emails,
  })
  .superRefine(({ slack, bot, github, gitlab, emails }, ctx) => {
    if ((slack === undefined) === (bot === undefined)) ctx.addIssue('takes either slack: or bot: true');
    if (github.length + gitlab.length + emails.length === 0)
      ctx.addIssue('names nobody: write github:, gitlab: or emails:');
  });

/** Who writes commits. */
export const people = listFile({
  file: 'people.yml',
  entry,
  about:
    'who writes commits: which people in Slack have which logins, ids and other e-mail addresses; and which are bots',
  checkAll(entries, _, fault) {
    const taken = new Map<string, number>();
    for (const [at, { github, gitlab, emails }] of entries.entries())
      for (const [field, names] of Object.entries({ github, gitlab, emails }))
        for (const name of names) {
          const key = `${field} ${name.toLowerCase()}`;
          const first = taken.get(key);
          if (first !== undefined && first !== at)
            fault([at, field], `${name} is somebody else's already, in entry ${first + 1}`);
          taken.set(key, first ?? at);
        }
  },
  into: (entries) => ({
    company: {
      authors: entries.map(({ slack, ...entry }) => ({ ...entry, ...(slack !== undefined && { person: slack }) })),
    },
  }),
});
