import type { View } from '@slack/types';
import { context, dialog, section } from '../../blocks/blocks.ts';
import { textInput } from '../../blocks/inputs.ts';
import { md } from '../../blocks/mrkdwn.ts';
import type { Company } from '../../domain/company/company.ts';
import { AHEAD } from '../../domain/release/ahead.ts';
import { releases } from '../../domain/release/document.ts';
import { documentsDue, documentsMissing } from '../../domain/release/papers/documents.ts';
import { type LinkedDocument, nameOf, type Release } from '../../domain/release/release.ts';
import { links, type TypedLink } from '../../reading/parts/links.ts';
import { whichRelease } from '../../reading/parts/release.ts';
import { type Answer, type Ask, ask, notice, type OnClick, type OnSubmit, submittedTo } from '../ask.ts';
import { changing } from '../changing.ts';
import { findRelease } from '../finding/find.ts';
import { sentence } from '../sentence.ts';
import { readDocuments, withLinks, writeDocuments } from './links.ts';

/** `/release documents [what] [name: link]` and [Documents…]: what there is to read before one votes, as links. */
export const typed = sentence({ parts: { release: whichRelease, links } }, async ({ release, links: given }, a) => {
  const found = await findRelease(release, a, 'documents', { can: 'can be given documents', on: AHEAD });
  return 'answer' in found ? found.answer : openDocuments(found.release.id, given, a);
});

export const clickDocuments: OnClick = (id, a) => openDocuments(id, [], a);

const openDocuments = (id: string, given: TypedLink[], a: Ask): Promise<Answer> =>
  changing(
    id,
    a,
    ({ documents = [] }) => ({ type: 'SetDocuments', release: id, documents }),
    (release, company) => documentsModal(release, given, company),
  );

/** What is asked for and not there stands in the field already, without its link. */
function documentsModal(release: Release, given: TypedLink[], company: Company): View {
  const documents = withLinks(release.documents ?? [], given, documentsMissing(release, { company }));
  const missing = documentsMissing({ ...release, documents }, { company }).map(
    (name): LinkedDocument => ({ name, url: '' }),
  );
  const due = documentsDue(release, { company });
  return {
    ...dialog('documents', 'Documents', 'Save', release.id),
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

export const submitDocuments: OnSubmit = async (fields, id, a) => {
  const read = readDocuments(fields.documents ?? '');
  if (!read.ok) return { errors: { documents: read.why } };
  const outcome = await ask(a, { type: 'SetDocuments', release: id, documents: read.value });
  return submittedTo(
    outcome,
    'documents',
    ({ after, now }) => {
      const release = after(releases, id);
      const missing = documentsMissing(release, now);
      const left = missing.length > 0 ? md`\nStill missing: ${missing.join(', ')}.` : '';
      return notice('Saved', md`*${nameOf(release)}* (${id}).${left}`);
    },
    ['documents'],
  );
};
