import { word } from '../word.ts';
import { clickUnfreeze, typed } from './command.ts';

export const unfreeze = word({
  name: 'unfreeze',
  aliases: ['thaw', 'freezes'],
  help: { at: [4, 2], example: 'unfreeze' },
  typed,
  clicks: { unfreeze: clickUnfreeze },
});
