import type { View } from '@slack/types';
import { context, dialog, section, sections } from '../../blocks/blocks.ts';
import { option, selectInput, textInput } from '../../blocks/inputs.ts';
import { md } from '../../blocks/mrkdwn.ts';
import type { Conflict } from '../../domain/calendar/conflicts.ts';
import { CHANGE_TYPES } from '../../domain/company/changes.ts';
import type { Company } from '../../domain/company/company.ts';
import { changeWord } from '../../domain/freeze/scope.ts';
import { placesIn } from '../../domain/release/planning/route.ts';
import { type Item, itemsOf, nameOf, type Release } from '../../domain/release/release.ts';
import type { Fields } from '../ask.ts';
import { conflictLine } from '../collisions.ts';
import { strategyIn, strategyInput } from '../dialogs/strategy-input.ts';
import { textsIn } from '../dialogs/texts-in.ts';
import { whereInput } from '../dialogs/where-input.ts';
import type { Anew } from './anew.ts';

export type EditFields = {
  what: string;
  where: string;
  change: string;
  after: string;
  why: string;
  customers: string;
  irreversible: string;
  strategy?: string;
};

/** The fields with what the release is, and what was typed of it already. */
export function fieldsOf(release: Release, anew: Anew): EditFields {
  const { strategy = release.strategy, after = (release.after ?? []).map((p) => p.release) } = anew;
  return {
    what: itemsOf(anew.items ?? release.items),
    where: anew.environment ?? release.environment,
    change: anew.change ?? release.change,
    after: after.join(', '),
    why: anew.why ?? release.why,
    customers: anew.customers ?? release.customers,
    irreversible: anew.irreversible ?? release.irreversible ?? '',
    ...(strategy && { strategy }),
  };
}

/** What the dialog's fields hold. */
export function fieldsIn(f: Fields): EditFields {
  const strategy = strategyIn(f.strategy);
  return {
    ...textsIn(f, 'what', 'where', 'change', 'after', 'why', 'customers', 'irreversible'),
    ...(strategy && { strategy }),
  };
}

const RECHECK = 'recheck-edit';

/** `about`: what it takes along; `items`: as `what` was read, as far as it could be; `conflicts`: what it would run into then. */
export const editModal = (
  fields: EditFields,
  about: string,
  release: Release,
  items: Item[],
  company: Company,
  conflicts: Conflict[],
): View => ({
  ...dialog('edit', 'Edit a release', conflicts.length > 0 ? 'Save anyway' : 'Save', about),
  blocks: [
    section(md`*${nameOf(release)}*   \`${release.id}\``),
    ...sections(conflicts.map(conflictLine)),
    textInput('what', 'What: services and versions', fields.what, { dispatch: RECHECK }),
    whereInput(company, fields.where, { dispatch: RECHECK }),
    selectInput(
      'change',
      'Kind of change',
      CHANGE_TYPES.filter((c) => (release.change === 'standard') === (c === 'standard')).map((c) =>
        option(changeWord(c), c),
      ),
      fields.change,
    ),
    ...strategyInput(
      fields.strategy,
      { items, environments: placesIn({ ...release, environment: fields.where }) },
      company,
      { dispatch: RECHECK },
    ),
    textInput('after', 'After', fields.after, { optional: true, hint: 'Releases that must complete first' }),
    textInput('why', 'Why', fields.why, { multiline: true }),
    textInput('customers', 'What customers notice', fields.customers, { multiline: true, optional: true }),
    textInput('irreversible', 'What can’t be undone', fields.irreversible, {
      optional: true,
      hint: 'It never goes back by itself then. Empty: all of it can be undone.',
    }),
    ...(release.status === 'voting' || release.status === 'approved'
      ? [context(md`Whoever's vote the change concerns is asked again; a better reason asks nobody.`)]
      : []),
  ],
});
