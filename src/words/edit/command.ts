import type { View } from '@slack/types';
import { context, dialog, section } from '../../blocks/blocks.ts';
import { option, selectInput, textInput } from '../../blocks/inputs.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { CHANGE_TYPES } from '../../domain/company/changes.ts';
import type { Company } from '../../domain/company/company.ts';
import { AHEAD } from '../../domain/deadline/deadline.ts';
import { changeWord } from '../../domain/freeze/scope.ts';
import { releases } from '../../domain/release/document.ts';
import { placesIn } from '../../domain/release/planning/route.ts';
import { itemsOf, nameOf, type Release } from '../../domain/release/release.ts';
import { voteContentChanged } from '../../domain/vote/facts/vote-content-changed.ts';
import { whichRelease } from '../../reading/parts/release.ts';
import { strategy } from '../../reading/parts/strategy.ts';
import {
  type Answer,
  type Ask,
  ask,
  notice,
  type OnClick,
  type OnCommand,
  type OnSubmit,
  submittedTo,
} from '../ask.ts';
import { changing } from '../changing.ts';
import { findRelease } from '../find.ts';
import { takeIrreversible } from '../irreversible.ts';
import { readIds, readItems } from '../items.ts';
import { sentence } from '../sentence.ts';
import { strategyIn, strategyInput } from '../strategy-input.ts';

const NOTHING_MORE = /^(nothing|none)\.?$/i;

const TAKES = { parts: { release: whichRelease, strategy } };

const edited = (irreversible?: string) =>
  sentence(TAKES, async ({ release, strategy }, a) => {
    const found = await findRelease(release, a, 'edit', { can: 'can be edited', on: AHEAD });
    return 'answer' in found ? found.answer : openEdit(found.release.id, a, { irreversible, strategy });
  });

/** `/release edit [what]` and [Edit…]: services, versions, place, kind, order, reason, what can't be undone (`irreversible: …`, or `irreversible: nothing`), strategy (`as careful`, or `as usual`). Its time is moved by [Move…]. */
export const typed: OnCommand = Object.assign(
  (rest: string, a: Ask) => {
    const marked = takeIrreversible(rest);
    return edited(marked && (NOTHING_MORE.test(marked.irreversible) ? '' : marked.irreversible))(
      marked?.rest ?? rest,
      a,
    );
  },
  { takes: TAKES },
);

export const clickEdit: OnClick = (id, a) => openEdit(id, a);

/** What was typed of it already; an empty text takes away what it has. */
type Anew = { irreversible?: string | undefined; strategy?: string | undefined };

const openEdit = (id: string, a: Ask, anew: Anew = {}): Promise<Answer> =>
  changing(
    id,
    a,
    ({ items, environment, change, why, customers, after = [] }) => ({
      type: 'EditRelease',
      release: id,
      ...{ items, environment, change, why, customers },
      after: after.map((p) => p.release),
    }),
    (release, company) => editModal(release, company, anew),
  );

const editModal = (
  release: Release,
  company: Company,
  { irreversible = release.irreversible ?? '', strategy = release.strategy }: Anew,
): View => ({
  ...dialog('edit', 'Edit a release', 'Save', release.id),
  blocks: [
    section(md`*${nameOf(release)}*   \`${release.id}\``),
    textInput('what', 'What: services and versions', itemsOf(release.items)),
    selectInput(
      'where',
      'Where',
      company.environments.map((e) => option(e.name, e.name)),
      release.environment,
    ),
    selectInput(
      'change',
      'Kind of change',
      CHANGE_TYPES.filter((c) => (release.change === 'standard') === (c === 'standard')).map((c) =>
        option(changeWord(c), c),
      ),
      release.change,
    ),
    ...strategyInput(strategy, { items: release.items, environments: placesIn(release) }, company),
    textInput('after', 'After', (release.after ?? []).map((p) => p.release).join(', '), {
      optional: true,
      hint: 'Releases that must complete first',
    }),
    textInput('why', 'Why', release.why, { multiline: true }),
    textInput('customers', 'What customers notice', release.customers, { multiline: true, optional: true }),
    textInput('irreversible', 'What can’t be undone', irreversible, {
      optional: true,
      hint: 'It never goes back by itself then. Empty: all of it can be undone.',
    }),
    ...(release.status === 'voting' || release.status === 'approved'
      ? [context(md`Whoever's vote the change concerns is asked again; a better reason asks nobody.`)]
      : []),
  ],
});

const FIELDS = ['what', 'where', 'change', 'after', 'why', 'customers', 'irreversible'];

export const submitEdit: OnSubmit = async (fields, id, a) => {
  const items = readItems(fields.what ?? '', a);
  const after = readIds(fields.after ?? '');
  if (!items.ok) return { errors: { what: items.why } };
  if (!after.ok) return { errors: { after: after.why } };
  const strategy = strategyIn(fields.strategy);
  const outcome = await ask(a, {
    type: 'EditRelease',
    release: id,
    items: items.value,
    environment: fields.where ?? '',
    change: CHANGE_TYPES.find((c) => c === fields.change) ?? 'normal',
    after: after.value,
    why: fields.why ?? '',
    customers: fields.customers ?? '',
    irreversible: fields.irreversible ?? '',
    ...(strategy !== undefined && { strategy }),
  });
  return submittedTo(
    outcome,
    'what',
    ({ after, facts }) => {
      const release = after(releases, id);
      const again = voteContentChanged.among(facts).some((f) => f.roles.length > 0);
      return notice(
        'Saved',
        md`*${release ? nameOf(release) : id}* (${id}).${again ? ' Those whose vote it concerns were asked again.' : ''}`,
      );
    },
    strategy === undefined ? FIELDS : [...FIELDS, 'strategy'],
  );
};
