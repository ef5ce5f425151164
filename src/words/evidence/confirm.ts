import type { View } from '@slack/types';
import { dialog, section } from '../../blocks/blocks.ts';
import { option, selectInput, textInput } from '../../blocks/inputs.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { roleTitle } from '../../domain/company/roles.ts';
import { one } from '../../domain/deciding/reads.ts';
import type { World } from '../../domain/deciding/world.ts';
import { cantConfirm, checklistOf, confirmableBy } from '../../domain/evidence/checklist.ts';
import { builtOf, knownOf } from '../../domain/evidence/known-of.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf, type Release } from '../../domain/release/release.ts';
import { ask, notice, type OnClick, type OnSubmit, refusalMessage, say, seeFor, submittedTo } from '../ask.ts';

/** [Confirm…]: the items of the checklist of where a release goes that whoever clicks can confirm now. */
export const clickConfirmItem: OnClick = async (id, a) => {
  const { release } = await seeFor(a, { release: one(releases, id) });
  const built = await seeFor(a, builtOf(release));
  const world = { ...built, ...(await seeFor(a, knownOf(release, built))) };
  const [first] = release ? checklistOf(release, world) : [];
  if (!release || !first) return say(md`Nobody has to confirm anything for ${id}.`);
  const mine = confirmableBy(a.person.id, release, world);
  if (mine.length > 0) return { modal: modal(release, mine, world) };
  const no = cantConfirm(release, first.item, a.person.id, world);
  return no ? { say: refusalMessage(no) } : say(md`You have confirmed what is yours to confirm for ${id}.`);
};

const modal = (release: Release, mine: string[], world: Pick<World, 'company'>): View => ({
  ...dialog('confirm-item', 'Confirm', 'I confirm it', release.id, 'Not yet'),
  blocks: [
    section(md`*${nameOf(release)}*   \`${release.id}\``),
    selectInput(
      'item',
      'What',
      mine.map((item) => option(`${item} (${whoConfirms(item, release, world)})`, item)),
      mine[0],
    ),
    textInput('note', 'What you looked at', '', { optional: true, hint: 'It is kept with your name.' }),
  ],
});

/** "2 of SRE, 1 of QA" */
const whoConfirms = (item: string, release: Release, world: Pick<World, 'company'>): string =>
  checklistOf(release, world)
    .filter((c) => c.item === item)
    .map((c) => `${c.people} of ${roleTitle(world.company, c.role)}`)
    .join(', ');

export const submitConfirmItem: OnSubmit = async ({ item = '', note = '' }, id, a) => {
  const outcome = await ask(a, { type: 'ConfirmItem', release: id, item, note });
  return submittedTo(outcome, 'item', ({ facts }) =>
    notice('Confirmed', facts.length > 0 ? md`${item}: confirmed for ${id}.` : md`You have confirmed ${item} already.`),
  );
};
