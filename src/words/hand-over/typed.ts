import type { View } from '@slack/types';
import { alongWith, shownIn } from '../../blocks/as-shown.ts';
import { dialog, section, sections } from '../../blocks/blocks.ts';
import { personInput, textInput } from '../../blocks/inputs.ts';
import { join, md } from '../../blocks/mrkdwn.ts';
import { beginning } from '../../blocks/text.ts';
import { openOf } from '../../cards/handed-over.ts';
import { one } from '../../domain/deciding/reads.ts';
import type { World } from '../../domain/deciding/world.ts';
import { type Around, gatesOf } from '../../domain/gates/index.ts';
import { spotsWords } from '../../domain/lock/lock-words.ts';
import { heldFor } from '../../domain/lock/moving.ts';
import { type Phrase, say as phrase } from '../../domain/phrase.ts';
import { AHEAD } from '../../domain/release/ahead.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf, type Release } from '../../domain/release/release.ts';
import { printOf } from '../../domain/shown.ts';
import { type NamedPerson, person } from '../../reading/parts/people.ts';
import { whichRelease } from '../../reading/parts/release.ts';
import {
  type Answer,
  type Ask,
  answerTo,
  ask,
  notice,
  type OnClick,
  type OnSubmit,
  refusalMessage,
  seeFor,
  submittedTo,
} from '../ask.ts';
import { clickOn } from '../changing.ts';
import { IN_THE_WAY } from '../collisions.ts';
import { type Acts, findRelease } from '../finding/find.ts';
import { noSuchReleaseIn } from '../no-such-release.ts';
import { onceSeen } from '../once-seen.ts';
import { refusedAnyhow } from '../refused-anyhow.ts';
import { sentence } from '../sentence.ts';
import { isNobody } from '../whom.ts';
import { costsOf, costsShown } from './costs.ts';

const TAKES = { parts: { who: person, release: whichRelease }, why: 'marked' } as const;

/** `/release hand-over @person [what] [because why]`: with a drafted summary; it stays with the giver until the receiver accepts. */
export const typed = sentence(TAKES, async ({ who, release, why }, a) => {
  const found = await findRelease(release, a, 'hand-over', OPEN);
  return 'answer' in found ? found.answer : openHandOver(found.release, who, why, a);
});

/** A picker's button names no person. */
export const clickHandOver = clickOn((release, a) => openHandOver(release, undefined, '', a));

const OPEN: Acts = { can: 'can be handed over', on: [...AHEAD, 'deploying', 'failed', 'rolling-back'] };

async function openHandOver(release: Release, who: NamedPerson | undefined, why: string, a: Ask): Promise<Answer> {
  const offer = { type: 'OfferHandOver', release: release.id, to: who?.id ?? '', summary: why } as const;
  // The dialog has no other choice than who was named.
  const refusal = await refusedAnyhow(a, offer, who?.id ? [] : ['to']);
  if (refusal) return { say: refusalMessage(refusal) };
  return { modal: await drawn(release, who, draftOf(release, why), a) };
}

const drawn = async (release: Release, who: NamedPerson | undefined, summary: string, a: Ask) =>
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
      alongWith(`${release.id}/${who?.id ?? ''}`, printOf(costsShown(costs))),
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

/** What its owner says of it, to be edited before it is sent. Where it stands, and what is open, the receiver reads beside it, as it is by then. */
const draftOf = ({ lastUpdate }: Release, why: string): string =>
  beginning([why, lastUpdate ? `Last word: ${lastUpdate.happened}` : ''].filter(Boolean).join('\n'), 2000);

export const submitHandOver: OnSubmit = async (fields, metadata, a) => {
  const { about, print } = shownIn(metadata);
  const [id = '', named = ''] = about.split('/');
  const to = named || (fields.who ?? '');
  if (to === '') return { errors: { who: 'Choose who takes it over.' } };
  const { release } = await seeFor(a, { release: one(releases, id) });
  if (!release) return noSuchReleaseIn('Hand over', id);
  const { summary = '' } = fields;
  const outcome = await onceSeen(a, { type: 'OfferHandOver', release: id, to, summary }, print, {
    runsInto: costsShown(await costsOf(release, to, a)),
    drawn: () => drawn(release, { id: to, typed: 'they' }, summary, a),
  });
  if ('first' in outcome) return { update: outcome.first };
  return submittedTo(outcome, 'summary', () =>
    notice('Offered', md`${{ user: to }} was asked to take ${id} over. I'll tell you what they say.`),
  );
};

const answered =
  (accept: boolean): OnClick =>
  async (id, a) => {
    const outcome = await ask(a, { type: 'AnswerHandOver', release: id, accept });
    return answerTo(outcome, ({ after, facts }) => {
      if (facts.length === 0) return md`It is not offered any more.`;
      return accept
        ? md`${nameOf(after(releases, id))} (${id}) is yours now.`
        : md`It stays where it is. They were told.`;
    });
  };

export const clickTakeOver = answered(true);
export const clickNotMe = answered(false);
