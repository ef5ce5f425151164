import { z } from 'zod';
import { entryOf } from '../../adapters/adapter.ts';
import { ACTIONS } from '../../domain/company/roles.ts';
import * as kinds from '../../schedules/index.ts';
import { messageOf } from '../../thrown/words.ts';
import { checkShiftsIn } from '../calendars.ts';
import { line, name } from '../fields.ts';
import { listFile } from '../file.ts';

const entry = z.strictObject({
  name,
  title: line,
  members: z
    .array(
      z
        .string()
        .max(254, 'must be 254 characters at most')
        .regex(
          /^(?:[UW][A-Z0-9]{4,}|[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+)$/,
          'must be an e-mail address or a Slack user id',
        ),
    )
    .default([]),
  group: name.optional().describe('a Slack user group’s handle, without @'),
  actions: z.array(z.enum(ACTIONS)).default([]),
  guests: z.boolean().optional().describe('guests and people of connected organisations count too'),
  onCall: z
    .union([z.string().regex(/\.ics$/), entryOf(kinds, {})], {
      error: `must be an .ics file, or ${Object.values(kinds)
        .map((p) => p.example)
        .join(', or ')}: see docs/voting.md`,
    })
    .optional()
    .describe('who is on duty holds the role: an iCalendar file in the folder of the manifests, or a pager’s schedule'),
});

type OnCall = NonNullable<z.output<typeof entry>['onCall']>;

/** The name of a file is short for an entry. */
const kept = (onCall: OnCall) => (typeof onCall === 'string' ? { type: kinds.icalFile.type, file: onCall } : onCall);

const fileOf = (onCall: OnCall) =>
  z.object({ type: z.literal(kinds.icalFile.type), file: z.string() }).safeParse(kept(onCall)).data?.file;

/** Who may do what, who votes as what, and who is on duty. */
export const roles = listFile({
  file: 'roles.yml',
  entry,
  needed: true,
  check({ name, members, group, onCall }, { configuration: { company } }, fault) {
    const fixed = company.policies
      .flatMap((p) => p.rules)
      .find((r) => r.role === name && typeof r.need === 'number' && r.need > members.length);
    if (fixed && !group && !onCall)
      fault(
        ['members'],
        `a vote policy needs ${fixed.need} of "${name}", which has ${members.length}; add members or a user group`,
      );
  },
  into(entries, dir, fault) {
    const roles = entries.map(({ onCall, ...role }, i) => {
      if (!onCall) return role;
      const file = fileOf(onCall);
      try {
        if (file !== undefined) checkShiftsIn(dir, file);
      } catch (error) {
        fault([i, 'onCall'], `${file} ${messageOf(error)}`);
      }
      // Who is on duty is told while Gonogo runs.
      return { ...role, shifts: [] };
    });
    const schedules = entries.flatMap((r) => (r.onCall ? [[r.name, kept(r.onCall)] as const] : []));
    return { company: { roles }, schedules: Object.fromEntries(schedules) };
  },
});
