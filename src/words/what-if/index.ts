import { word } from '../word.ts';
import { typed } from './typed.ts';

export const whatIf = word({
  name: 'what-if',
  aliases: ['whatif'],
  help: {
    at: [3, 1],
    example: 'what-if checkout-api Fri 5pm',
    does: 'what planning it then would run into, and when is free',
  },
  forms: [
    [
      'what-if checkout-api 4.2 tomorrow 15:00 to production',
      'what would be in the way, and when it could go; nothing is saved',
    ],
  ],
  typed,
});
