import { dialog, section } from '../../blocks/blocks.ts';
import { option, selectInput, textInput } from '../../blocks/inputs.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { lineOf } from '../../cards/evidence.ts';
import { one } from '../../domain/deciding/reads.ts';
import { subjectOf } from '../../domain/evidence/hearing.ts';
import { unmatched } from '../../domain/evidence/unmatched.ts';
import { forbidden } from '../../domain/people/may.ts';
import { say as phrase } from '../../domain/phrase.ts';
import { ask, notice, type OnClick, type OnSubmit, refusalMessage, say, seeFor, submittedTo } from '../ask.ts';

/** How many choices Slack lets one make in a list. */
const MOST = 100;

/** [Attach…] beside what was told of no service: somebody says of which it is, and of which version where nobody told. */
export const clickAttach: OnClick = async (id, a) => {
  const { kept, ...world } = await seeFor(a, { kept: one(unmatched, id) });
  const no = forbidden({ ...world, actor: { id: a.person.id } }, 'record', phrase`say of which service it is`);
  if (no) return { say: refusalMessage(no) };
  if (!kept || kept.settled) return say(md`Somebody has placed it already.`);
  const services = world.company.services.slice(0, MOST).map((s) => option(s.name, s.name));
  return {
    modal: {
      ...dialog('attach', 'Attach', 'Attach', id),
      blocks: [
        section(lineOf(kept)),
        selectInput('service', 'Of which service?', services, undefined),
        ...(subjectOf('-', kept.told) === undefined ? [textInput('version', 'Of which version?', '')] : []),
      ],
    },
  };
};

export const submitAttach: OnSubmit = async ({ service = '', version = '' }, id, a) => {
  const { kept } = await seeFor(a, { kept: one(unmatched, id) });
  if (!kept || kept.settled) return { update: notice('Attached', md`Somebody has placed it already.`) };
  const told = version === '' ? kept.told : { ...kept.told, from: { ...kept.told.from, version } };
  const outcome = await ask(a, { type: 'HearEvidence', source: kept.source, service, told, settles: id });
  return submittedTo(outcome, 'service', () => notice('Attached', md`It counts for ${service} from now on.`));
};
