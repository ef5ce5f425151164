import type { View } from '@slack/types';
import { dialog, section } from '../../blocks/blocks.ts';
import { option, selectInput } from '../../blocks/inputs.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { one } from '../../domain/deciding/reads.ts';
import { itemsConfirmedBy } from '../../domain/evidence/checklist.ts';
import { builtOf, knownOf } from '../../domain/evidence/known-of.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf, type Release } from '../../domain/release/release.ts';
import { ask, notice, type OnClick, type OnSubmit, say, seeFor, submittedTo } from '../ask.ts';

/** [Take back…]: what whoever clicks has confirmed of a release. */
export const clickTakeBackItem: OnClick = async (id, a) => {
  const { release } = await seeFor(a, { release: one(releases, id) });
  const world = await seeFor(a, knownOf(release, await seeFor(a, builtOf(release))));
  const mine = release ? itemsConfirmedBy(a.person.id, release, world) : [];
  return release && mine.length > 0
    ? { modal: modal(release, mine) }
    : say(md`You have confirmed nothing of ${id} that could be taken back.`);
};

const modal = (release: Release, mine: string[]): View => ({
  ...dialog('take-back-item', 'Take back', 'Take it back', release.id, 'Leave it'),
  blocks: [
    section(md`*${nameOf(release)}*   \`${release.id}\`\nIts check closes until somebody confirms it again.`),
    selectInput(
      'item',
      'What you confirm no more',
      mine.map((item) => option(item, item)),
      mine[0],
    ),
  ],
});

export const submitTakeBackItem: OnSubmit = async ({ item = '' }, id, a) => {
  const outcome = await ask(a, { type: 'TakeBackItem', release: id, item });
  return submittedTo(outcome, 'item', ({ facts }) =>
    notice(
      'Taken back',
      facts.length > 0 ? md`${item}: you confirm it no more for ${id}.` : md`You have not confirmed ${item}.`,
    ),
  );
};
