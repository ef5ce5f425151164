import type { View } from '@slack/types';
import { dialog, section } from '../../blocks/blocks.ts';
import { textInput } from '../../blocks/inputs.ts';
import { md, when } from '../../blocks/mrkdwn.ts';
import { one } from '../../domain/deciding/reads.ts';
import { forbidden } from '../../domain/people/may.ts';
import { say as phrase } from '../../domain/phrase.ts';
import { releases } from '../../domain/release/document.ts';
import { servicesOf } from '../../domain/release/release.ts';
import { unknownRelease } from '../../domain/release/unknown.ts';
import type { Outcome } from '../../door/outcome.ts';
import { type Part, several, single } from '../../reading/part.ts';
import { nameAt } from '../../reading/parts/names.ts';
import { itemAt, serviceBook, services } from '../../reading/parts/services.ts';
import { type Ending, ending } from '../../reading/parts/times.ts';
import { timeSetting } from '../../reading/times.ts';
import { nearest } from '../../spelling/near.ts';
import { instantAfter, MINUTE_MS } from '../../time/instants.ts';
import {
  type Answer,
  type Ask,
  answerTo,
  ask,
  type Fields,
  notice,
  type OnClick,
  type OnSubmit,
  refusalMessage,
  seeFor,
  submittedTo,
} from '../ask.ts';
import { readField, readingsInput, timeErrors } from '../readings.ts';
import { sentence } from '../sentence.ts';
import { serviceInput, serviceTyped } from '../service-input.ts';
import { readEnd, writeMoment } from '../when.ts';

/** As tools write them: CVE-2026-1234, GHSA-…, javascript:S5131, SNYK-JS-LODASH-567746. */
const RULE = /^[a-z][\w.]*[-:/][\w.:/-]*\d[\w.:/-]*$/i;

/** The rule of a finding, as its tool writes it, or the first word where that is no name. */
const rule: Part<string | undefined> = single(
  several<string>(
    () => [],
    (tokens, from, context) => {
      const token = tokens[from];
      if (!token || nameAt(serviceBook(context.company), tokens, from)) return undefined;
      const isFirst = from === 0 && !MARKS.has(token.low);
      const isRule = RULE.test(token.word) && !itemAt(tokens, from, context, 'a version');
      return isFirst || isRule ? { one: token.word, took: 1, marked: true } : undefined;
    },
  ),
  'findings',
);
const MARKS = new Set(['in', 'for', 'of', 'on', 'until', 'from', 'because']);

/** `/release except CVE-2026-1234 in checkout-api until Friday 18:00 why`: a finding may be there for a while; what is not said is asked. */
export const typed = sentence({ parts: { rule, services, ending }, why: 'free' }, async (said, a) => {
  const no = await refused(a);
  if (no) return no;
  const { company, now } = await seeFor(a, {});
  const { rule: finding = '', why } = said;
  const until = said.ending && instantOf(said.ending, now);
  const [service, other] = said.services;
  if (finding === '' || !service || other || !until || why === '') {
    const names = company.services.map((s) => s.name);
    const fields = { finding, why, service: service ?? '', until: until ? writeMoment(until, a.person.zone) : '' };
    return { modal: modal(names, fields) };
  }
  const outcome = nearer(finding, await ask(a, { type: 'ExceptFinding', service, finding, until, why }));
  return answerTo(
    outcome,
    () => md`${finding} may be in ${service} until ${when(until)}: it stands in the evidence with your name.`,
  );
});

const instantOf = (ends: Ending, now: string) =>
  'until' in ends ? ends.until : instantAfter(now, ends.minutes * MINUTE_MS);

/** With the finding that was probably meant, instead of all that there are. */
function nearer(typed: string, outcome: Outcome): Outcome {
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
async function refused(a: Ask): Promise<Answer | undefined> {
  const world = await seeFor(a, {});
  const no = forbidden({ ...world, actor: { id: a.person.id } }, 'override', phrase`let a finding be there`);
  return no && { say: refusalMessage(no) };
}

/** [Let a finding pass…] of a release. */
export const clickExcept: OnClick = async (id, a) => {
  const no = await refused(a);
  if (no) return no;
  const { release } = await seeFor(a, { release: one(releases, id) });
  return release ? { modal: modal(servicesOf(release), {}) } : { say: refusalMessage(unknownRelease(id)) };
};

/** So much of a dialog's own data may be names; where they are more, all services may be chosen. */
const LONGEST = 2000;

function modal(names: string[], fields: Fields, more: View['blocks'] = []): View {
  const chosen = fields.service || (names.length === 1 ? names[0] : undefined);
  return {
    ...dialog('except', 'Let a finding pass', 'Let it pass', names.join(',').length <= LONGEST ? names.join(',') : ''),
    blocks: [
      section(md`It may be there until then. After that it blocks again.`),
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

export const submitExcept: OnSubmit = async (fields, names, a) => {
  const world = await seeFor(a, {});
  const setting = timeSetting({ ...world, zone: a.person.zone });
  const readUntil = (text: string) => readEnd(text, world.now, setting);
  const listed = names === '' ? world.company.services.map((s) => s.name) : names.split(',');
  const until = readField(fields, 'until', readUntil);
  const errors = timeErrors(fields, { until });
  if (!until.ok && !errors) return { update: modal(listed, fields, readingsInput(fields, 'until', readUntil)) };
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
};
