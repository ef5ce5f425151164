import type { View } from '@slack/types';
import type { WrittenUpdate } from '../../audiences/render.ts';
import { alongWith, shownIn } from '../../blocks/as-shown.ts';
import { dialog, section } from '../../blocks/blocks.ts';
import { textInput } from '../../blocks/inputs.ts';
import { md, NOTHING } from '../../blocks/mrkdwn.ts';
import { say as phrase } from '../../domain/phrase.ts';
import { nameOf } from '../../domain/release/release.ts';
import { audiences } from '../../reading/parts/audiences.ts';
import { whichReleaseBeforeReason } from '../../reading/parts/release.ts';
import { type Answer, type Ask, ask, notice, type OnClick, say, submittedTo } from '../ask.ts';
import { findRelease } from '../finding/find.ts';
import { noSuchRelease, noSuchReleaseIn } from '../no-such-release.ts';
import { onSubmitOf } from '../of-another-version.ts';
import { sentence } from '../sentence.ts';
import { asPlain, previewModal, standsTo } from './preview.ts';
import { hearingOf, isFor, knownOf, titlesOf, type WrittenAbout } from './readers.ts';
import { filledIn, TO_SEND, typedOf, WRITING } from './taken-along.ts';

/** `/release update [whom] [what]`: what happened, what is next; then one text per audience to look over and send. */
export const typed = sentence(
  { parts: { release: whichReleaseBeforeReason, audiences }, why: 'free' },
  async ({ release, audiences: named, why }, a) => {
    const found = await findRelease(release, a, 'update', { can: 'can be written about' });
    return 'answer' in found ? found.answer : openFacts(found.release.id, why, a, named);
  },
);

export const clickUpdate: OnClick = (id, a) => openFacts(id, '', a);

/** What is asked first is drafted from the facts as well, where nobody has typed it yet. `named`: the audiences it is for; none: all. */
async function openFacts(id: string, why: string, a: Ask, named: readonly string[] = []): Promise<Answer> {
  const known = await knownOf(id, a);
  if (!known) return noSuchRelease(id);
  const { release, world } = known;
  const [first] = hearingOf(known, named);
  if (!first) {
    const who =
      named.length > 0 ? `${titlesOf(known, named)} ${named.length === 1 ? 'hears' : 'hear'} no` : 'Nobody hears';
    return say(md`${who} updates of ${nameOf(release)} (${id}): manifests/audiences.yml says who does.`);
  }
  const { word, why: because, next } = standsTo(first.language, known, named);
  const words = asPlain(release, world.people.handles);
  const stands = words(because.length > 0 ? phrase`${word}: ${because}` : phrase`${word}`);
  return { modal: factsModal(known, { happened: why.trim() === '' ? stands : why, next: words(next) }, named, stands) };
}

/** `stands`: how it stands, as it was filled in where nobody had typed what happened. */
const factsModal = (
  known: WrittenAbout,
  { happened, next }: WrittenUpdate,
  named: readonly string[],
  stands: string,
): View => ({
  ...dialog(
    'update-facts',
    'Post an update',
    'Preview',
    alongWith(
      WRITING.write({ release: known.release.id, audiences: [...named] }),
      filledIn({ happened: stands, next }),
    ),
  ),
  blocks: [
    section(
      md`*${nameOf(known.release)}*   \`${known.release.id}\`${named.length > 0 ? md`\nFor ${titlesOf(known, named)} alone.` : NOTHING}`,
    ),
    textInput('happened', 'What happened', happened, {
      multiline: true,
      hint: isFor(known, named)
        ? 'They are offered these words, below where it stands.'
        : 'For engineers. Everybody else is offered a text of their own, from the facts.',
    }),
    textInput('next', 'What is next', next, { multiline: true, optional: true }),
  ],
});

export const submitFacts = onSubmitOf(WRITING, async (fields, { release: id, audiences: named }, a, metadata) => {
  const { print } = shownIn(metadata);
  const known = await knownOf(id, a);
  if (!known) return noSuchReleaseIn('Post an update', id);
  const { happened = '', next = '' } = fields;
  const written = { happened, next };
  return { update: previewModal(known, written, typedOf(written, print), named) };
});

/** The draft left this line to whoever sends it. */
const UNENDED = /(^|\n)Next:\s*$/;
const NEXT_MISSING = 'Say what is next in their words, or take “Next:” out.';

export const submitUpdate = onSubmitOf(TO_SEND, async (fields, { id, happened, next }, a) => {
  const texts = Object.fromEntries(
    Object.entries(fields).flatMap(([k, v]) => (k.startsWith('to ') ? [[k.slice(3), v]] : [])),
  );
  const [unended] = Object.entries(texts).find(([, text]) => UNENDED.test(text)) ?? [];
  if (unended !== undefined) return { errors: { [`to ${unended}`]: NEXT_MISSING } };
  const first = Object.keys(fields)[0] ?? 'to engineering';
  const outcome = await ask(a, { type: 'PostUpdate', release: id, happened, next, texts });
  const heard = Object.entries(texts)
    .filter(([, t]) => t.trim() !== '')
    .map(([name]) => name);
  return submittedTo(outcome, first, () => notice('Sent', md`Sent to ${heard.join(', ')}, about ${id}.`));
});
