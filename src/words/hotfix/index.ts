import { whereChoices } from '../dialogs/where-input.ts';
import { word } from '../word.ts';
import { alone } from './alone.ts';
import { hotfixFromMessage, recheckHotfix, submitHotfix, typed } from './typed.ts';

export const hotfix = word({
  name: 'hotfix',
  help: { at: [1, 2], example: 'hotfix checkout-api 4.1.4 because why', does: 'a fix of what is live, now' },
  forms: [['hotfix checkout-api 4.1.4 because why', 'its approver is paged; it goes to production first']],
  typed,
  clicks: { 'push-alone': alone.click, 'recheck-hotfix': recheckHotfix },
  submits: { hotfix: submitHotfix, 'push-alone': alone.submit },
  choices: { hotfix: whereChoices },
  shortcuts: { hotfix: hotfixFromMessage },
});
