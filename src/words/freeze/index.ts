import { word } from '../word.ts';
import { clickChangeFreeze, clickFreeze, moreFreeze, recheckFreeze, submitFreeze, typed } from './command.ts';

export const freeze = word({
  name: 'freeze',
  help: { at: [4, 1], example: 'freeze payments until Monday 8am because sales weekend' },
  advertised: true,
  typed,
  clicks: {
    freeze: clickFreeze,
    'change-freeze': clickChangeFreeze,
    'recheck-freeze': recheckFreeze,
    'more-freeze': moreFreeze,
  },
  submits: { freeze: submitFreeze },
});
