import type { View } from '@slack/types';
import { dialog, section } from '../../blocks/blocks.ts';
import { option, selectInput, textInput } from '../../blocks/inputs.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { policyFor } from '../../domain/company/policies.ts';
import { roleTitle } from '../../domain/company/roles.ts';
import { one } from '../../domain/deciding/reads.ts';
import type { World } from '../../domain/deciding/world.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf, type Release } from '../../domain/release/release.ts';
import { ask, notice, type OnClick, type OnSubmit, say, seeFor, submittedTo } from '../ask.ts';

/** [Confirm…]: an item of the checklist of where a release goes. */
export const clickConfirmItem: OnClick = async (id, a) => {
  const { release, ...world } = await seeFor(a, { release: one(releases, id) });
  const items = release ? asked(release, world) : [];
  if (!release || items.length === 0) return say(md`Nobody has to confirm anything for ${id}.`);
  return { modal: modal(release, items, world) };
};

const asked = ({ environment, change }: Release, { company }: Pick<World, 'company'>) =>
  policyFor(company, environment, change)?.compliance?.confirm ?? [];

const modal = (release: Release, items: ReturnType<typeof asked>, { company }: Pick<World, 'company'>): View => ({
  ...dialog('confirm-item', 'Confirm', 'I confirm it', release.id, 'Not yet'),
  blocks: [
    section(md`*${nameOf(release)}*   \`${release.id}\``),
    selectInput(
      'item',
      'What',
      items.map((i) => option(`${i.item} (${i.people} of ${roleTitle(company, i.role)})`, i.item)),
      items[0]?.item,
    ),
    textInput('note', 'What you looked at', '', { optional: true, hint: 'It is kept with your name.' }),
  ],
});

export const submitConfirmItem: OnSubmit = async ({ item = '', note = '' }, id, a) => {
  const outcome = await ask(a, { type: 'ConfirmItem', release: id, item, note });
  return submittedTo(outcome, 'item', ({ facts }) =>
    notice('Confirmed', facts.length > 0 ? md`${item}: confirmed for ${id}.` : md`You have confirmed ${item} already.`),
  );
};
