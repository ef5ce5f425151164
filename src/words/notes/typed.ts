import type { View } from '@slack/types';
import { alongWith, shownIn } from '../../blocks/as-shown.ts';
import { context, dialog, section } from '../../blocks/blocks.ts';
import { textInput } from '../../blocks/inputs.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { builds } from '../../domain/build/document.ts';
import { one, some } from '../../domain/deciding/reads.ts';
import { allEnvironments } from '../../domain/environment/document.ts';
import { releases } from '../../domain/release/document.ts';
import { draftNotes } from '../../domain/release/papers/notes.ts';
import { notesShown } from '../../domain/release/papers/papers-shown.ts';
import { nameOf, type Release, servicesOf } from '../../domain/release/release.ts';
import { printOf } from '../../domain/shown.ts';
import { whichRelease } from '../../reading/parts/release.ts';
import { type Answer, type Ask, notice, type OnClick, type OnSubmit, seeFor } from '../ask.ts';
import { changing } from '../changing.ts';
import { findRelease } from '../finding/find.ts';
import { sentence } from '../sentence.ts';
import { savedAsOpened } from '../since-shown.ts';

/** `/release notes [what][: text]` and [Release notes…]: what is new, as it was typed, saved, or drafted from the changes; edited and saved by a person. */
export const typed = sentence({ parts: { release: whichRelease }, why: 'marked' }, async ({ release, why }, a) => {
  const found = await findRelease(release, a, 'notes', { can: 'can have release notes' });
  return 'answer' in found ? found.answer : open(found.release.id, a, why);
});

export const clickNotes: OnClick = (id, a) => open(id, a);

const open = (id: string, a: Ask, typed = ''): Promise<Answer> =>
  changing(
    id,
    a,
    ({ notes = '' }) => ({ type: 'WriteNotes', release: id, notes }),
    (release) => begunWith(release, typed, a),
  );

/** What was typed, else what was saved, else a draft of what changes. */
async function begunWith(release: Release, typed: string, a: Ask): Promise<View> {
  const { notes } = release;
  if (typed !== '')
    return notesModal(release, typed, notes ? 'Saved, it replaces what stands there.' : 'Nothing is saved yet.');
  if (notes) return notesModal(release, notes, 'As they were saved.');
  const world = await seeFor(a, { builds: some(builds, servicesOf(release)), environments: allEnvironments });
  const draft = draftNotes(release, world);
  const why = draft
    ? 'Drafted from what changes: nothing is saved yet.'
    : 'Nobody told what changes: write them freely.';
  return notesModal(release, draft, why);
}

const notesModal = (release: Release, text: string, why: string): View => ({
  ...dialog(
    'notes',
    'Release notes',
    'Save',
    alongWith(release.id, printOf(notesShown({ notes: release.notes ?? '' }))),
  ),
  blocks: [
    section(md`*${nameOf(release)}*   \`${release.id}\``),
    context(md`${why}`),
    textInput('notes', 'What is new', text, { multiline: true, optional: true }),
    context(
      md`For colleagues: they stand in Details, and engineers read them once it is live. What customers notice stays as it is written in *Edit…*.`,
    ),
  ],
});

export const submitNotes: OnSubmit = async (fields, metadata, a) => {
  const { about: id, print } = shownIn(metadata);
  const { release } = await seeFor(a, { release: one(releases, id) });
  return savedAsOpened(print, a, {
    mine: { notes: fields.notes ?? '' },
    now: { notes: release?.notes ?? '' },
    parts: notesShown,
    command: ({ notes }) => ({ type: 'WriteNotes', release: id, notes }),
    anew: ({ notes }) => open(id, a, notes),
    view: ({ after }) =>
      notice('Saved', md`The release notes of *${nameOf(after(releases, id))}* (${id}) stand in Details.`),
    fields: ['notes'],
  });
};
