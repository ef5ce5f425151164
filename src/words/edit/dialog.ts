import { shownIn } from '../../blocks/as-shown.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { CHANGE_TYPES } from '../../domain/company/changes.ts';
import { one } from '../../domain/deciding/reads.ts';
import { releases } from '../../domain/release/document.ts';
import { editedOf, editShown } from '../../domain/release/planning/edit-shown.ts';
import { nameOf } from '../../domain/release/release.ts';
import { voteContentChanged } from '../../domain/vote/facts/vote-content-changed.ts';
import { type Answer, type Ask, notice, type OnClick, type OnSubmit, seeFor } from '../ask.ts';
import { changing } from '../changing.ts';
import { IN_THE_WAY } from '../collisions.ts';
import { readIds, readItems } from '../dialogs/items.ts';
import { strategyIn } from '../dialogs/strategy-input.ts';
import { noSuchReleaseIn } from '../no-such-release.ts';
import { conflictsShown } from '../once-seen.ts';
import { savedAsOpened } from '../since-shown.ts';
import type { Anew } from './anew.ts';
import { drawn, runsInto } from './drawn.ts';
import { fieldsIn, fieldsOf } from './modal.ts';

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
    async (release) => drawn(fieldsOf(release, anew), undefined, release, await seeFor(a, IN_THE_WAY), a),
  );

/** While the dialog is open: what can be chosen, and what it would run into, as soon as it is said what is meant. */
export const recheckEdit: OnClick = async (_, a, around) => {
  const metadata = (around?.view.type === 'modal' && around.view.private_metadata) || '';
  const { about: id, print } = shownIn(metadata);
  const { release, ...world } = await seeFor(a, { ...IN_THE_WAY, release: one(releases, id) });
  if (!release) return noSuchReleaseIn('Edit a release', id);
  return { update: drawn(fieldsIn(around?.fields ?? {}), print, release, world, a) };
};

const FIELDS = ['what', 'where', 'change', 'after', 'why', 'customers', 'irreversible'] as const;

export const submitEdit: OnSubmit = async (fields, metadata, a) => {
  const { about: id, print } = shownIn(metadata);
  const items = readItems(fields.what ?? '', a);
  const after = readIds(fields.after ?? '');
  if (!items.ok) return { errors: { what: items.why } };
  if (!after.ok) return { errors: { after: after.why } };
  const { release, ...world } = await seeFor(a, { ...IN_THE_WAY, release: one(releases, id) });
  if (!release) return noSuchReleaseIn('Edit a release', id);
  const now = editedOf(release);
  const { where: environment, ...texts } = fieldsIn(fields);
  // As usual is something else than not chosen, where the dialog offers no strategy.
  const strategy = strategyIn(fields.strategy);
  return savedAsOpened(print, a, {
    mine: {
      items: items.value,
      environment,
      change: CHANGE_TYPES.find((c) => c === texts.change) ?? 'normal',
      after: after.value,
      why: texts.why,
      customers: texts.customers,
      irreversible: texts.irreversible,
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
    sight: (saved) => ({
      runsInto: conflictsShown(runsInto(saved, release, world)),
      drawn: () => drawn(fieldsOf(release, saved), print, release, world, a),
    }),
  });
};
