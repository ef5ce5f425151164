import { md, when } from '../../blocks/mrkdwn.ts';
import { ended } from '../../blocks/text.ts';
import { type Part, several, single } from '../../reading/part.ts';
import { itemAt, serviceBook } from '../../reading/parts/item.ts';
import { nameAt } from '../../reading/parts/names.ts';
import { services } from '../../reading/parts/services.ts';
import { type Ending, ending } from '../../reading/parts/times.ts';
import { instantAfter, MINUTE_MS, wholeMinute } from '../../time/instants.ts';
import { answerTo, ask, seeFor } from '../ask.ts';
import { sentence } from '../sentence.ts';
import { writeMoment } from '../when.ts';
import { exceptModal, nearer, refused } from './modal.ts';

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
export const typed = sentence({ parts: { rule, services, ending }, why: 'free', lasts: 'ends' }, async (said, a) => {
  const no = await refused(a);
  if (no) return no;
  const { company, now } = await seeFor(a, {});
  const { rule: finding = '', why } = said;
  const until = said.ending && instantOf(said.ending, now);
  const [service, other] = said.services;
  if (finding === '' || !service || other || !until || why === '') {
    const names = company.services.map((s) => s.name);
    const fields = {
      finding,
      why,
      service: service ?? '',
      until: until ? writeMoment(wholeMinute(until), a.person.zone) : '',
    };
    return { modal: exceptModal(names, fields) };
  }
  const outcome = nearer(finding, await ask(a, { type: 'ExceptFinding', service, finding, until, why }));
  return answerTo(
    outcome,
    () =>
      md`${finding} may be in ${service} until ${when(until)}: it stands in the evidence with your name. Why: ${ended(why)}`,
  );
});

const instantOf = (ends: Ending, now: string) =>
  'until' in ends ? ends.until : instantAfter(now, ends.minutes * MINUTE_MS);
