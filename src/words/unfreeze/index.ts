import { word } from '../word.ts';
import { clickUnfreeze, typed } from './typed.ts';

export const unfreeze = word({
  name: 'unfreeze',
  aliases: ['thaw', 'freezes', 'lift'],
  help: { at: [4, 2], example: 'unfreeze' },
  forms: [
    ['unfreeze', 'which freeze ends, chosen from those there are'],
    ['unfreeze because it was called off', 'with the reason'],
  ],
  typed,
  clicks: { unfreeze: clickUnfreeze },
});
