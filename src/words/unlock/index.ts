import { word } from '../word.ts';
import { clickUnlock, typed } from './typed.ts';

export const unlock = word({
  name: 'unlock',
  aliases: [
    'unhold',
    'remove-hold',
    'removehold',
    'free',
    'unclaim',
    'release-lock',
    'release-the-lock',
    'release-my-lock',
  ],
  help: { at: [8, 2], example: 'unlock checkout-api production' },
  forms: [['unlock checkout-api production', 'whoever waits hears of it']],
  typed,
  clicks: { unlock: clickUnlock },
});
