import { dialog, section } from '../../blocks/blocks.ts';
import { textInput } from '../../blocks/inputs.ts';
import { listInput } from '../../blocks/long-list.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { lineOf } from '../../cards/unmatched.ts';
import { matchedTo } from '../../domain/company/matching.ts';
import { one } from '../../domain/deciding/reads.ts';
import type { World } from '../../domain/deciding/world.ts';
import { comesAgain, lackingOf, originOf } from '../../domain/evidence/kept/index.ts';
import { placedAgain } from '../../domain/evidence/placing.ts';
import { mayNotPlace } from '../../domain/evidence/settle-kept.ts';
import { type Unmatched, unmatched } from '../../domain/evidence/unmatched.ts';
import {
  ask,
  notice,
  type OnChoosing,
  type OnClick,
  type OnSubmit,
  refusalMessage,
  say,
  seeFor,
  submittedTo,
} from '../ask.ts';
import { allServices, serviceInput, serviceTyped } from '../dialogs/service-input.ts';
import { environmentsOf } from '../dialogs/where-input.ts';
import { plainWords } from '../plain-words.ts';

/** [Attach…] beside what was told of no service or no environment: somebody says of which it is, and of which version where nobody told. */
export const clickAttach: OnClick = async (id, a) => {
  const { kept, ...world } = await seeFor(a, { kept: one(unmatched, id) });
  const no = mayNotPlace({ ...world, actor: { id: a.person.id } });
  if (no) return { say: refusalMessage(no) };
  if (!kept || kept.settled) return say(md`Somebody has placed it already.`);
  return { modal: { ...dialog('attach', 'Attach', 'Attach', id), blocks: asked(kept, world) } };
};

function asked(kept: Unmatched, { company }: Pick<World, 'company'>) {
  const lacking = lackingOf(company, kept.told);
  const found = matchedTo(company, originOf(kept.told));
  const service = 'service' in found ? found.service.name : undefined;
  return [
    section(lineOf(kept)),
    serviceInput('Of which service?', company.services, service),
    ...(lacking.environment
      ? [listInput('environment', 'In which environment?', environmentsOf(company), undefined)]
      : []),
    ...(lacking.version ? [textInput('version', 'Of which version?', '')] : []),
  ];
}

/** What can be chosen in [Attach…]. */
export const attachChoices: OnChoosing = async (metadata, a) => ({
  ...(await allServices(metadata, a)),
  environment: environmentsOf((await seeFor(a, {})).company),
});

export const submitAttach: OnSubmit = async ({ service = '', environment = '', version = '' }, id, a) => {
  const { kept, company } = await seeFor(a, { kept: one(unmatched, id) });
  if (!kept || kept.settled) return { update: notice('Attached', md`Somebody has placed it already.`) };
  const named = serviceTyped(company, service);
  if (!named.ok) return { errors: { service: named.why } };
  const said = { service: named.name, ...(environment !== '' && { environment }), ...(version !== '' && { version }) };
  const placed = placedAgain(company, kept, said);
  if ('unmatched' in placed) return { errors: { service: plainWords(md`It can’t be placed: ${placed.unmatched}.`) } };
  const later = comesAgain(kept.told) ? ', and so does what is told of the same later' : '';
  // The click counts once by what comes last; what was told before may be heard again.
  const { event: _, ...again } = a;
  for (const [n, command] of placed.commands.entries()) {
    const isLast = n === placed.commands.length - 1;
    const outcome = await ask(isLast ? a : again, command);
    if (isLast || !outcome.ok)
      return submittedTo(
        outcome,
        'service',
        () => notice('Attached', md`It counts for ${named.name} from now on${later}.`),
        ['version'],
      );
  }
  return { close: true };
};
