import { shownIn } from '../../blocks/as-shown.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { beginning } from '../../blocks/text.ts';
import { one } from '../../domain/deciding/reads.ts';
import { AHEAD } from '../../domain/release/ahead.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf, type Release } from '../../domain/release/release.ts';
import { type NamedPerson, person } from '../../reading/parts/people.ts';
import { whichRelease } from '../../reading/parts/release.ts';
import {
  type Answer,
  type Ask,
  answerTo,
  ask,
  notice,
  type OnClick,
  refusalMessage,
  seeFor,
  submittedTo,
} from '../ask.ts';
import { clickOn } from '../changing.ts';
import { type Acts, findRelease } from '../finding/find.ts';
import { noSuchReleaseIn } from '../no-such-release.ts';
import { onSubmitOf } from '../of-another-version.ts';
import { onceSeen } from '../once-seen.ts';
import { refusedAnyhow } from '../refused-anyhow.ts';
import { sentence } from '../sentence.ts';
import { costsOf, costsShown } from './costs.ts';
import { drawn, OFFERED } from './modal.ts';

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

/** What its owner says of it, to be edited before it is sent. Where it stands, and what is open, the receiver reads beside it, as it is by then. */
const draftOf = ({ lastUpdate }: Release, why: string): string =>
  beginning([why, lastUpdate ? `Last word: ${lastUpdate.happened}` : ''].filter(Boolean).join('\n'), 2000);

export const submitHandOver = onSubmitOf(OFFERED, async (fields, { release: id, to: named }, a, metadata) => {
  const { print } = shownIn(metadata);
  const to = named ?? fields.who ?? '';
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
});

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
