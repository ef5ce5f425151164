import type { KnownBlock, View } from '@slack/types';
import { z } from 'zod';
import { alongWith } from '../../blocks/as-shown.ts';
import { actions, button, context, dialog } from '../../blocks/blocks.ts';
import { option, selectInput, textInput } from '../../blocks/inputs.ts';
import { listInput } from '../../blocks/long-list.ts';
import type { Mrkdwn } from '../../blocks/mrkdwn.ts';
import type { Conflict } from '../../domain/calendar/conflicts.ts';
import { isForCustomers } from '../../domain/company/audiences.ts';
import { CHANGE_TYPES, type ChangeType } from '../../domain/company/changes.ts';
import type { Company } from '../../domain/company/company.ts';
import { exampleIn } from '../../domain/company/example.ts';
import { usualEnvironment } from '../../domain/company/services.ts';
import { inJson } from '../../domain/deciding/about.ts';
import { changeWord } from '../../domain/freeze/scope.ts';
import type { Item, Window } from '../../domain/release/release.ts';
import { printOf } from '../../domain/shown.ts';
import { adviceBlocks } from '../collisions.ts';
import { strategyInput } from '../dialogs/strategy-input.ts';
import { conflictsShown } from '../once-seen.ts';
import { earlyInput } from './early-input.ts';
import { readWay, wayOptions } from './way.ts';

export type PlanFields = {
  what: string;
  where: string;
  when: string;
  why: string;
  customers?: string;
  /** what of it no rollback takes back */
  irreversible?: string;
  /** a kind of change, or `standard:` with the name of a template */
  change?: string;
  /** ids of releases that must complete first */
  after?: string;
  /** the name of a strategy; without it, as the services and the environment say */
  strategy?: string;
  /** when it goes to environments before the last */
  early?: string;
  /** which of the readings of `when` was chosen */
  'when-meant'?: string;
};

/** What the modal shows beside its fields. `free`: windows that run into nothing; `taken`: the one that was just chosen; `which`: what else `when` may mean; `items`: what `what` was read as; `submit`: what its button says. */
export type PlanAdvice = {
  conflicts: Conflict[];
  free: Window[];
  readBack?: Mrkdwn;
  taken?: string;
  which?: KnownBlock[];
  items?: Item[];
  submit?: string;
};

const kinds = (company: Company) => [
  ...(['normal', 'emergency'] as const).map((c) => option(changeWord(c), c)),
  ...company.templates.map((t) => option(`${changeWord('standard')}: ${t.title}`, `standard:${t.name}`)),
];

/** The kind of change, and the template of a standard one. */
export function kindIn(chosen = 'normal'): { change: ChangeType; template?: string } {
  const [kind, template] = chosen.split(':');
  const change = CHANGE_TYPES.find((c) => c === kind) ?? 'normal';
  return template ? { change, template } : { change };
}

/** Whether the dialog asks for more than most plans need. */
export const ASKING = inJson(z.object({ more: z.boolean() }));

export function planModal(
  fields: PlanFields,
  company: Company,
  zone: string,
  { conflicts, free, readBack, taken, which = [], items, submit = 'Plan' }: PlanAdvice,
  more: boolean,
): View {
  const told = company.audiences.filter(isForCustomers).map((a) => a.title);
  const about = alongWith(ASKING.write({ more }), printOf(conflictsShown(conflicts)));
  return {
    ...dialog('plan', 'Plan a release', submit, about),
    blocks: [
      ...adviceBlocks(conflicts, free, zone, 'plan-slot'),
      textInput('what', 'What: services and versions', fields.what, {
        placeholder: exampleIn({ company }, 'checkout-api 4.2.0, ledger 2.9'),
        dispatch: true,
      }),
      listInput('where', 'Where', wayOptions(company, fields.where), fields.where || usualEnvironment(company), {
        dispatch: true,
      }),
      textInput('when', 'When', fields.when, {
        placeholder: 'tomorrow 15:00 - 16:00',
        hint: `Times are in your zone, ${zone}. Without an end it lasts an hour; “for 2h” works too.`,
        dispatch: true,
        ...(taken && { version: taken }),
      }),
      ...which,
      ...earlyInput(fields, company, more),
      textInput('why', 'Why', fields.why, {
        multiline: true,
        placeholder: 'What it is good for: voters and readers see it',
      }),
      ...(more || told.length > 0 ? [customersInput(fields, told)] : []),
      ...(more
        ? [
            selectInput('change', 'Kind of change', kinds(company), fields.change ?? 'normal', { dispatch: true }),
            ...strategyInput(fields.strategy, { items, environments: waysOf(fields, company) }, company, {
              dispatch: 'recheck',
            }),
            textInput('irreversible', 'What can’t be undone', fields.irreversible ?? '', {
              optional: true,
              placeholder: 'A migration: drops the column amounts',
              hint: 'Whoever rolls it back reads it first, and it never goes back by itself.',
            }),
            textInput('after', 'After', fields.after ?? '', {
              optional: true,
              placeholder: 'R-12',
              hint: 'Releases that must complete first',
              dispatch: true,
            }),
          ]
        : actions([button('More…', 'plan-more', 'more')])),
      ...(readBack ? [context(readBack)] : []),
    ],
  };
}

/** All environments that it goes through; where none was chosen yet, the last there is. */
function waysOf({ where }: PlanFields, company: Company): string[] {
  const { environment, before } = readWay(where || usualEnvironment(company));
  return [...before, environment];
}

/** Asked for where somebody speaks to customers: they hear nothing of a plan whose effect nobody has named. */
const customersInput = ({ customers = '' }: PlanFields, told: string[]) =>
  textInput('customers', 'What customers notice', customers, {
    multiline: true,
    optional: true,
    hint:
      told.length > 0
        ? `${told.join(' and ')} read exactly this. Without it they hear nothing before it is deployed.`
        : 'What changes for them.',
  });
