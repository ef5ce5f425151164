import { allServices } from '../dialogs/service-input.ts';
import { ALSO, word } from '../word.ts';
import { clickExcept, submitExcept } from './modal.ts';
import { typed } from './typed.ts';

export const except = word({
  name: 'except',
  aliases: ['exception'],
  help: { at: [ALSO, 11.7], example: 'except CVE-2026-1234 why' },
  forms: [
    ['except CVE-2026-1234 in checkout-api until Friday 18:00 not reachable', 'a finding may be there until then'],
    ['except CVE-2026-1234 in checkout-api for 7 days because no fix yet', 'for so long'],
    ['except CVE-2026-1234', 'a dialog asks for the rest'],
  ],
  typed,
  clicks: { except: clickExcept },
  submits: { except: submitExcept },
  choices: { except: allServices },
});
