import { whereChoices } from '../dialogs/where-input.ts';
import { ALSO, word } from '../word.ts';
import { recheckEdit, submitEdit } from './dialog.ts';
import { clickEdit, typed } from './typed.ts';

export const edit = word({
  name: 'edit',
  help: { at: [ALSO, 1], example: 'edit' },
  forms: [
    ['edit checkout-api 4.2.1', 'another version; so is “to staging”, “after R-2”, “emergency”, “because …”'],
    ['edit R-3 add checkout-api 4.2.1', 'one more service; “without checkout-api” leaves one out'],
    ['edit checkout-api customers: refunds arrive at once', 'a text of it; so are “irreversible: …” and “why: …”'],
    ['edit checkout-api', 'its services, place and texts; what was voted on is asked again'],
    ['edit checkout-api as usual', 'another strategy by name, or the usual one'],
  ],
  typed,
  clicks: { edit: clickEdit, 'recheck-edit': recheckEdit },
  submits: { edit: submitEdit },
  choices: { edit: whereChoices },
});
