import type { View } from '@slack/types';
import { dialog, section, textInput } from '../../blocks/blocks.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { wordOf } from '../../cards/words.ts';
import { deadlinesOf, isAhead, isMet } from '../../domain/deadline/deadline.ts';
import { type Around, closedGates, gatesOf } from '../../domain/gates/index.ts';
import { releases } from '../../domain/release/document.ts';
import { itemsOf, nameOf, type Release } from '../../domain/release/release.ts';
import {
  answerTo,
  ask,
  notice,
  type OnClick,
  type OnCommand,
  type OnSubmit,
  say,
  seeFor,
  submittedTo,
} from '../ask.ts';
import { IN_THE_WAY } from '../collisions.ts';
import { findRelease } from '../find.ts';
import { personIn } from '../people.ts';

/** `/release hand-over @person [what]`: with a drafted summary; it stays with the giver until the receiver accepts. */
export const typed: OnCommand = async (text, a) => {
  const { people } = await seeFor(a, {});
  const { id: to, typed, rest } = personIn(text, people);
  if (!to)
    return say(
      md`${typed ? md`I don't know @${typed}.` : md`To whom?`} Write for example \`/release hand-over @sam checkout-api\``,
    );
  const found = await findRelease(rest, a, 'hand-over');
  if ('answer' in found) return found.answer;
  const world = await seeFor(a, IN_THE_WAY);
  return { modal: handOverModal(found.release, to, typed ?? to, world) };
};

const handOverModal = (release: Release, to: string, typed: string, world: Around): View => ({
  ...dialog('hand-over', 'Hand over', 'Hand over', `${release.id}/${to}`),
  blocks: [
    section(
      md`*${nameOf(release)}* (${release.id}) goes to ${{ user: to }} with its reminders and open questions, once they take it. Until then it stays with ${{ user: release.owner }}.`,
    ),
    textInput('summary', `What @${typed} has to know`, draftOf(release, world), { multiline: true }),
  ],
});

/** Where it stands, and what is open: to be edited before it is sent. */
function draftOf(release: Release, world: Around): string {
  const gates = gatesOf(release, world);
  const owed = isAhead(release)
    ? deadlinesOf(release, world.company).filter((d) => !d.cutOff && !isMet(release, d))
    : [];
  const asked = (release.requests ?? []).map((r) => `Asked for: ${itemsOf(r.items)} (${r.why})`);
  const closed = closedGates(gates).map((g) => g.title);
  return [
    `${wordOf(release, world)}: ${nameOf(release)}.`,
    closed.length > 0 ? `Still closed: ${closed.join(', ')}.` : '',
    owed.length > 0 ? `Owed: ${owed.map((d) => d.title).join(', ')}.` : '',
    ...asked,
    release.lastUpdate ? `Last word: ${release.lastUpdate.happened}` : '',
  ]
    .filter(Boolean)
    .join('\n')
    .slice(0, 2000);
}

export const submitHandOver: OnSubmit = async (fields, about, a) => {
  const [release = '', to = ''] = about.split('/');
  const outcome = await ask(a, { type: 'OfferHandOver', release, to, summary: fields.summary ?? '' });
  return submittedTo(outcome, 'summary', () =>
    notice('Offered', md`${{ user: to }} was asked to take ${release} over. I'll tell you what they say.`),
  );
};

const answered =
  (accept: boolean): OnClick =>
  async (id, a) => {
    const outcome = await ask(a, { type: 'AnswerHandOver', release: id, accept });
    return answerTo(outcome, ({ after, facts }) => {
      const release = after(releases, id);
      if (facts.length === 0) return md`It is not offered any more.`;
      return accept
        ? md`${release ? nameOf(release) : id} (${id}) is yours now.`
        : md`It stays where it is. They were told.`;
    });
  };

export const clickTakeOver = answered(true);
export const clickNotMe = answered(false);

/** A picker's button names no person. */
export const clickHandOver: OnClick = async (id) => say(md`To whom? Write \`/release hand-over @person ${id}\``);
