import type { View } from '@slack/types';
import { alongWith, shownIn } from '../../blocks/as-shown.ts';
import { context, dialog, section } from '../../blocks/blocks.ts';
import { textInput } from '../../blocks/inputs.ts';
import { md } from '../../blocks/mrkdwn.ts';
import type { Company } from '../../domain/company/company.ts';
import { one } from '../../domain/deciding/reads.ts';
import { AHEAD } from '../../domain/release/ahead.ts';
import { releases } from '../../domain/release/document.ts';
import { documentsDue, documentsMissing } from '../../domain/release/papers/documents.ts';
import { documentsShown, type Linked, linkedOf } from '../../domain/release/papers/papers-shown.ts';
import { type LinkedDocument, nameOf, type Release } from '../../domain/release/release.ts';
import { printOf } from '../../domain/shown.ts';
import { links, type TypedLink } from '../../reading/parts/links.ts';
import { whichRelease } from '../../reading/parts/release.ts';
import { type Answer, type Ask, notice, type OnClick, type OnSubmit, seeFor } from '../ask.ts';
import { changing } from '../changing.ts';
import { findRelease } from '../finding/find.ts';
import { sentence } from '../sentence.ts';
import { savedAsOpened } from '../since-shown.ts';
import { readDocuments, withLinks, writeDocuments } from './links.ts';

/** `/release documents [what] [name: link]` and [Documents…]: what there is to read before one votes, as links. */
export const typed = sentence({ parts: { release: whichRelease, links } }, async ({ release, links: given }, a) => {
  const found = await findRelease(release, a, 'documents', { can: 'can be given documents', on: AHEAD });
  return 'answer' in found ? found.answer : openDocuments(found.release.id, given, a);
});

export const clickDocuments: OnClick = (id, a) => openDocuments(id, [], a);

const openDocuments = (id: string, given: readonly TypedLink[], a: Ask): Promise<Answer> =>
  changing(
    id,
    a,
    ({ documents = [] }) => ({ type: 'SetDocuments', release: id, documents }),
    (release, company) => documentsModal(release, given, company),
  );

/** What is asked for and not there stands in the field already, without its link. */
function documentsModal(release: Release, given: readonly TypedLink[], company: Company): View {
  const documents = withLinks(release.documents ?? [], given, documentsMissing(release, { company }));
  const missing = documentsMissing({ ...release, documents }, { company }).map(
    (name): LinkedDocument => ({ name, url: '' }),
  );
  const due = documentsDue(release, { company });
  const about = alongWith(release.id, printOf(documentsShown(linkedOf(release.documents))));
  return {
    ...dialog('documents', 'Documents', 'Save', about),
    blocks: [
      section(md`*${nameOf(release)}*   \`${release.id}\``),
      textInput('documents', 'Name and link, one a line', writeDocuments([...documents, ...missing]), {
        multiline: true,
        optional: true,
        placeholder: 'rollback plan: https://wiki.example.com/rollback',
      }),
      ...(due.length > 0 ? [context(md`A deploy waits for: ${due.join(', ')}.`)] : []),
      ...(release.status === 'voting' || release.status === 'approved'
        ? [context(md`Whoever's vote the documents concern is asked again.`)]
        : []),
    ],
  };
}

export const submitDocuments: OnSubmit = async (fields, metadata, a) => {
  const { about: id, print } = shownIn(metadata);
  const read = readDocuments(fields.documents ?? '');
  if (!read.ok) return { errors: { documents: read.why } };
  const { release } = await seeFor(a, { release: one(releases, id) });
  return savedAsOpened<Linked>(print, a, {
    mine: linkedOf(read.value),
    now: linkedOf(release?.documents),
    parts: documentsShown,
    command: (saved) => ({ type: 'SetDocuments', release: id, documents: Object.values(saved) }),
    anew: (changed) =>
      openDocuments(
        id,
        Object.values(changed).flatMap((d) => d ?? []),
        a,
      ),
    view({ after, now }) {
      const saved = after(releases, id);
      const missing = documentsMissing(saved, now);
      const left = missing.length > 0 ? md`\nStill missing: ${missing.join(', ')}.` : '';
      return notice('Saved', md`*${nameOf(saved)}* (${id}).${left}`);
    },
    fields: ['documents'],
  });
};
