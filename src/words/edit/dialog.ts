import { alongWith, shownIn } from '../../blocks/as-shown.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { CHANGE_TYPES } from '../../domain/company/changes.ts';
import { one } from '../../domain/deciding/reads.ts';
import { releases } from '../../domain/release/document.ts';
import { editedOf, editShown } from '../../domain/release/planning/edit-shown.ts';
import { nameOf } from '../../domain/release/release.ts';
import { printOf } from '../../domain/shown.ts';
import { voteContentChanged } from '../../domain/vote/facts/vote-content-changed.ts';
import { type Answer, type Ask, notice, type OnClick, type OnSubmit, seeFor } from '../ask.ts';
import { changing } from '../changing.ts';
import { readIds, readItems } from '../dialogs/items.ts';
import { strategyIn } from '../dialogs/strategy-input.ts';
import { noSuchReleaseIn } from '../no-such-release.ts';
import { savedAsOpened } from '../since-shown.ts';
import type { Anew } from './anew.ts';
import { editModal, fieldsIn, fieldsOf } from './modal.ts';

/** The dialog, filled with what was typed, where it was. */
export const openEdit = (id: string, a: Ask, anew: Anew = {}): Promise<Answer> =>
  changing(
    id,
    a,
    ({ items, environment, change, why, customers, after = [] }) => ({
      type: 'EditRelease',
      release: id,
      ...{ items, environment, change, why, customers },
      after: after.map((p) => p.release),
    }),
    (release, company) => {
      const about = alongWith(id, printOf(editShown(editedOf(release))));
      return editModal(fieldsOf(release, anew), about, release, anew.items ?? release.items, company);
    },
  );

/** While the dialog is open: what can be chosen, as soon as it is said what is meant. */
export const recheckEdit: OnClick = async (_, a, around) => {
  const metadata = (around?.view.type === 'modal' && around.view.private_metadata) || '';
  const { release, company } = await seeFor(a, { release: one(releases, shownIn(metadata).about) });
  if (!release) return noSuchReleaseIn('Edit a release', shownIn(metadata).about);
  const items = readItems(around?.fields.what ?? '', a);
  const fields = fieldsIn(around?.fields ?? {});
  return { update: editModal(fields, metadata, release, items.ok ? items.value : release.items, company) };
};

const FIELDS = ['what', 'where', 'change', 'after', 'why', 'customers', 'irreversible'] as const;

export const submitEdit: OnSubmit = async (fields, metadata, a) => {
  const { about: id, print } = shownIn(metadata);
  const items = readItems(fields.what ?? '', a);
  const after = readIds(fields.after ?? '');
  if (!items.ok) return { errors: { what: items.why } };
  if (!after.ok) return { errors: { after: after.why } };
  const { release } = await seeFor(a, { release: one(releases, id) });
  if (!release) return noSuchReleaseIn('Edit a release', id);
  const now = editedOf(release);
  const strategy = strategyIn(fields.strategy);
  return savedAsOpened(print, a, {
    mine: {
      items: items.value,
      environment: fields.where ?? '',
      change: CHANGE_TYPES.find((c) => c === fields.change) ?? 'normal',
      after: after.value,
      why: fields.why ?? '',
      customers: fields.customers ?? '',
      irreversible: fields.irreversible ?? '',
      strategy: strategy ?? now.strategy,
    },
    now,
    parts: editShown,
    command: (saved) => ({ type: 'EditRelease', release: id, ...saved }),
    anew: (changed) => openEdit(id, a, changed),
    view: ({ after, facts }) => {
      const again = voteContentChanged.among(facts).some((f) => f.roles.length > 0);
      return notice(
        'Saved',
        md`*${nameOf(after(releases, id))}* (${id}).${again ? ' Those whose vote it concerns are asked again.' : ''}`,
      );
    },
    fields: strategy === undefined ? FIELDS : [...FIELDS, 'strategy'],
  });
};
