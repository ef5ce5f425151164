import { scopeChoices } from '../scope.ts';
import { word } from '../word.ts';
import { submitFreeze } from './submit.ts';
import { clickChangeFreeze, clickFreeze, moreFreeze, recheckFreeze, typed } from './typed.ts';

export const freeze = word({
  name: 'freeze',
  help: { at: [4, 1], example: 'freeze payments until Monday 8am because sales weekend' },
  forms: [
    ['freeze until Monday 8am because sales weekend', 'everything'],
    ['freeze payments until Monday 8am because sales weekend', 'one service'],
    ['freeze production from Fri 18:00 until Mon 8:00 because audit', 'an environment, later'],
  ],
  advertised: true,
  typed,
  clicks: {
    freeze: clickFreeze,
    'change-freeze': clickChangeFreeze,
    'recheck-freeze': recheckFreeze,
    'more-freeze': moreFreeze,
  },
  submits: { freeze: submitFreeze },
  choices: { freeze: scopeChoices },
});
