import { word } from '../word.ts';
import { clickLocks, typed } from './typed.ts';

export const locks = word({
  name: 'locks',
  aliases: ['locked', 'holds', 'who-holds'],
  help: { at: [8, 3], example: 'locks', does: 'who holds what' },
  forms: [['locks', 'who holds what, why, since when and until when']],
  typed,
  clicks: { locks: clickLocks },
});
