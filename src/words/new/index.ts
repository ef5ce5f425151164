import { word } from '../word.ts';
import { submitPlan } from './submit.ts';
import { morePlan, planAgain, planAs, recheckPlan, takeFound, takeSlot, typed } from './typed.ts';
import { wayChoices } from './way.ts';

export const newRelease = word({
  name: 'new',
  aliases: ['plan', 'schedule'],
  help: { at: [1, 1], example: 'new checkout-api 4.2, ledger 2.9 tomorrow 3pm to production', does: 'plan one' },
  forms: [
    ['new', 'in a dialog'],
    ['new checkout-api 4.2 tomorrow 15:00 to production because refunds fail', 'or in one sentence'],
    ['new checkout-api 4.2, ledger 2.9 Fri 18:00 - 20:00 to production because audit', 'several, with an end'],
    [
      'new ledger 2.9 tomorrow 15:00 to production as usual because audit',
      'as one of the strategies by name, or as usual',
    ],
    [
      'new ledger 2.9 to staging, then production tomorrow 15:00 as usual in production because audit',
      'or as one of them in one environment of several',
    ],
    ['new search 8 tomorrow 15:00 to staging as pre-approved because new words', 'as the template that is for it'],
    [
      'new ledger 2.9 tomorrow 15:00 to production irreversible: drops a column because audit',
      'with what no rollback takes back',
    ],
  ],
  advertised: true,
  typed,
  clicks: {
    new: (_, a) => typed('', a),
    'plan-again': planAgain,
    'plan-as': planAs,
    'plan-more': morePlan,
    'plan-slot': takeSlot,
    'what-if': takeFound,
    recheck: recheckPlan,
  },
  submits: { plan: submitPlan },
  choices: { plan: wayChoices },
  shortcuts: { plan_release: (a) => typed('', a) },
});
