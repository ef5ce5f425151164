import type { View } from '@slack/types';
import { z } from 'zod';
import { dialog, section, sections } from '../../blocks/blocks.ts';
import { option, selectInput, textInput } from '../../blocks/inputs.ts';
import { md } from '../../blocks/mrkdwn.ts';
import type { Company } from '../../domain/company/company.ts';
import { exampleIn } from '../../domain/company/example.ts';
import { policyFor } from '../../domain/company/policies.ts';
import { inParts } from '../../domain/deciding/about.ts';
import type { Phrase } from '../../domain/phrase.ts';
import { type Item, nameOf, type Release } from '../../domain/release/release.ts';
import { strategyInput } from '../dialogs/strategy-input.ts';
import { whereInput } from '../dialogs/where-input.ts';

export type HotfixFields = {
  what: string;
  where: string;
  why: string;
  customers?: string;
  /** `stop` or `wait` */
  running?: string;
  older?: string;
  /** `alone` or `votes` */
  alone?: string;
  strategy?: string;
  irreversible?: string;
};

const RECHECK = 'recheck-hotfix';

/** What the dialog is about: what is under way there, which it may stop. */
export const OF_STOPPING = inParts({ stops: z.array(z.string()) }, ' ');

/** `items`: as far as the fields tell them; `others`: what is under way there; `older`: why it is no newer than what is live, where it is not. */
export function hotfixModal(
  fields: HotfixFields,
  items: readonly Item[],
  company: Company,
  others: Release[],
  older: Phrase | undefined,
): View {
  const alone = policyFor(company, fields.where, 'emergency')?.alone === true;
  const stops = OF_STOPPING.write({ stops: others.map((o) => o.id) });
  return {
    ...dialog('hotfix', 'Plan a hotfix', 'Plan it now', stops, 'Not yet'),
    blocks: [
      section(
        md`An emergency change of what is live, from now on. Whoever may approve it is asked at once, then the next after five minutes.`,
      ),
      textInput('what', 'What: services and versions', fields.what, {
        placeholder: exampleIn({ company }, 'checkout-api 4.1.4'),
        dispatch: RECHECK,
      }),
      whereInput(company, fields.where, { dispatch: RECHECK }),
      textInput('why', 'Why', fields.why, { multiline: true, hint: 'Whoever approves it reads this first.' }),
      ...strategyInput(
        fields.strategy,
        { items: items.length > 0 ? items : undefined, environments: [fields.where] },
        company,
        { dispatch: RECHECK },
      ),
      ...markedInputs(fields),
      ...(others.length > 0 ? underWay(others, fields.running) : []),
      ...(older
        ? [
            section(md`${older}`),
            selectInput('older', 'Is it meant?', [option('Yes, it replaces the newer one', 'older')], fields.older),
          ]
        : []),
      ...(alone
        ? [
            selectInput(
              'alone',
              'Who decides',
              [
                option('whoever may approve it', 'votes'),
                option('I alone: announced, and reviewed afterwards', 'alone'),
              ],
              fields.alone ?? 'votes',
            ),
          ]
        : []),
    ],
  };
}

/** What can't be undone is asked; what customers notice stands there where the sentence told it. */
const markedInputs = ({ irreversible = '', customers }: HotfixFields) => [
  textInput('irreversible', 'What can’t be undone', irreversible, {
    optional: true,
    placeholder: 'A migration: drops the column amounts',
    hint: 'Whoever rolls it back reads it first, and it never goes back by itself.',
  }),
  ...(customers ? [textInput('customers', 'What customers notice', customers, { optional: true })] : []),
];

/** Nothing is chosen beforehand. */
const underWay = (others: Release[], chosen: string | undefined) => [
  ...sections([md`*Under way there*`, ...others.map((o) => md`• ${nameOf(o)} (${o.id})`)]),
  selectInput(
    'running',
    'What becomes of it',
    [option('Stop it: what its step leaves is in doubt', 'stop'), option('Wait until it is through', 'wait')],
    chosen,
  ),
];
