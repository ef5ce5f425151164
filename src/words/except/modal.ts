import type { View } from '@slack/types';
import { z } from 'zod';
import { dialog, section } from '../../blocks/blocks.ts';
import { textInput } from '../../blocks/inputs.ts';
import { md, when } from '../../blocks/mrkdwn.ts';
import { inParts } from '../../domain/deciding/about.ts';
import { one } from '../../domain/deciding/reads.ts';
import { exceptFinding } from '../../domain/evidence/except-finding.ts';
import { forbidden } from '../../domain/people/may.ts';
import { say as phrase } from '../../domain/phrase.ts';
import { releases } from '../../domain/release/document.ts';
import { servicesOf } from '../../domain/release/release.ts';
import type { Outcome } from '../../door/outcome.ts';
import { timeSetting } from '../../reading/times.ts';
import { nearest } from '../../spelling/near.ts';
import {
  type Answer,
  type Ask,
  ask,
  type Fields,
  notice,
  type OnClick,
  refusalMessage,
  seeFor,
  submittedTo,
} from '../ask.ts';
import { serviceInput, serviceTyped } from '../dialogs/service-input.ts';
import { readField, readingsInput, timeErrors } from '../dialogs/time-field.ts';
import { noSuchRelease } from '../no-such-release.ts';
import { onSubmitOf } from '../of-another-version.ts';
import { readEnd } from '../when.ts';

/** With the finding that was probably meant, instead of all that there are. */
export function nearer(typed: string, outcome: Outcome): Outcome {
  if (outcome.ok) return outcome;
  const { known = [] } = outcome.refusal;
  const as = typed.trim().toLowerCase();
  const meant = nearest(
    as,
    known.map((k) => k.toLowerCase()),
    1 / 4,
  );
  const name = known.find((k) => k.toLowerCase() === meant);
  if (name === undefined) return outcome;
  return { ...outcome, refusal: { ...outcome.refusal, remedy: phrase`Did you mean ${name}?` } };
}

/** What is refused whatever is said is told before the dialog opens. */
export async function refused(a: Ask): Promise<Answer | undefined> {
  const world = await seeFor(a, {});
  const no = forbidden({ ...world, actor: { id: a.person.id } }, exceptFinding.takes, phrase`let a finding be there`);
  return no && { say: refusalMessage(no) };
}

/** [Let a finding pass…] of a release. */
export const clickExcept: OnClick = async (id, a) => {
  const no = await refused(a);
  if (no) return no;
  const { release } = await seeFor(a, { release: one(releases, id) });
  return release ? { modal: exceptModal(servicesOf(release), {}) } : noSuchRelease(id);
};

/** The services that can be chosen: where the dialog can't take them all along, every one. */
const CHOOSING = inParts({ services: z.array(z.string()) }, ',');
const LONGEST = 2000;

export function exceptModal(names: string[], fields: Fields, more: View['blocks'] = []): View {
  const among = CHOOSING.write({ services: names });
  const chosen = fields.service || (names.length === 1 ? names[0] : undefined);
  return {
    ...dialog('except', 'Let a finding pass', 'Let it pass', among.length <= LONGEST ? among : ''),
    blocks: [
      section(md`It may be there until the time you name. After that it blocks again.`),
      serviceInput(
        'In which service?',
        names.map((name) => ({ name })),
        chosen,
      ),
      textInput('finding', 'Which finding?', fields.finding ?? '', { placeholder: 'CVE-2026-1234' }),
      textInput('until', 'Until', fields.until ?? '', { placeholder: 'Friday 18:00' }),
      ...more,
      textInput('why', 'Why may it be there?', fields.why ?? '', { multiline: true }),
    ],
  };
}

export const submitExcept = onSubmitOf(CHOOSING, async (fields, { services: names }, a) => {
  const world = await seeFor(a, {});
  const setting = timeSetting({ ...world, zone: a.person.zone });
  const readUntil = (text: string) => readEnd(text, world.now, setting);
  const listed = names.length === 0 ? world.company.services.map((s) => s.name) : names;
  const until = readField(fields, 'until', readUntil);
  const errors = timeErrors(fields, { until });
  if (!until.ok && !errors) return { update: exceptModal(listed, fields, readingsInput(fields, 'until', readUntil)) };
  if (!until.ok) return { errors: errors ?? { until: until.why } };
  const { service = '', finding = '', why = '' } = fields;
  const named = serviceTyped(world.company, service);
  if (!named.ok) return { errors: { service: named.why } };
  const asked = { type: 'ExceptFinding', service: named.name, finding, until: until.value, why } as const;
  const outcome = nearer(finding, await ask(a, asked));
  return submittedTo(
    outcome,
    'why',
    () => notice('Let pass', md`${finding} may be in ${named.name} until ${when(until.value)}.`),
    ['finding', 'until', 'why', 'service'],
  );
});
