import type { View } from '@slack/types';
import { z } from 'zod';
import { alongWith } from '../../blocks/as-shown.ts';
import { dialog, section, sections } from '../../blocks/blocks.ts';
import { personInput, textInput } from '../../blocks/inputs.ts';
import { join, md } from '../../blocks/mrkdwn.ts';
import { openOf } from '../../cards/handed-over.ts';
import { inParts } from '../../domain/deciding/about.ts';
import type { World } from '../../domain/deciding/world.ts';
import { type Around, gatesOf } from '../../domain/gates/index.ts';
import { spotsWords } from '../../domain/lock/lock-words.ts';
import { heldFor } from '../../domain/lock/moving.ts';
import { type Phrase, say as phrase } from '../../domain/phrase.ts';
import { nameOf, type Release } from '../../domain/release/release.ts';
import { printOf } from '../../domain/shown.ts';
import type { NamedPerson } from '../../reading/parts/people.ts';
import { type Ask, seeFor } from '../ask.ts';
import { IN_THE_WAY } from '../collisions.ts';
import { isNobody } from '../whom.ts';
import { costsOf, costsShown } from './costs.ts';

/** What the dialog is about: the release, and who was named. */
export const OFFERED = inParts({ release: z.string(), to: z.string().optional() }, '/');

/** The dialog, with what the release loses with whoever was named. */
export const drawn = async (release: Release, who: NamedPerson | undefined, summary: string, a: Ask) =>
  handOverModal(release, who, summary, await costsOf(release, who?.id ?? '', a), await seeFor(a, IN_THE_WAY));

/** Somebody who was not named, or by a name that is nobody's, is chosen in the dialog. `costs`: what the release loses then. */
const handOverModal = (
  release: Release,
  who: NamedPerson | undefined,
  summary: string,
  costs: readonly Phrase[],
  world: Around & Pick<World, 'company'>,
): View => {
  const open = openOf(release, gatesOf(release, world), world.company);
  return {
    ...dialog(
      'hand-over',
      'Hand over',
      costs.length > 0 ? 'Hand over anyway' : 'Hand over',
      alongWith(OFFERED.write({ release: release.id, to: who?.id }), printOf(costsShown(costs))),
    ),
    blocks: [
      section(
        md`*${nameOf(release)}* (${release.id}) goes to ${who?.id ? { user: who.id } : 'whom you choose'} with its reminders and open questions${locksMoving(release, world)}, once they take it. Until then it stays with ${{ user: release.owner }}.`,
      ),
      ...sections(costs.map((cost) => md`*Careful*: ${cost}`)),
      ...(who && !who.id ? [section(md`${isNobody(who, world.company)}: choose whom you mean.`)] : []),
      ...(who?.id ? [] : [personInput('who', 'To whom')]),
      textInput(
        'summary',
        who?.id && who.typed !== 'they' ? `What ${who.typed} has to know` : 'What they have to know',
        summary,
        { multiline: true, optional: true },
      ),
      ...(open.length > 0
        ? [
            section(
              md`Beside it they read what is open by then. Now that is:\n${join(
                open.map((line) => md`${line}`),
                '\n',
              )}`,
            ),
          ]
        : []),
    ],
  };
};

/** The locks that its owner holds for it. */
function locksMoving(release: Release, world: Around): Phrase {
  const held = heldFor(release, release.owner, world);
  return held.length > 0 ? phrase`, and the lock of ${spotsWords(held)}` : phrase``;
}
