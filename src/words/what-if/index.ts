import { word } from '../word.ts';
import { typed } from './command.ts';

export const whatIf = word({
  name: 'what-if',
  aliases: ['whatif'],
  help: {
    at: [3, 1],
    example: 'what-if checkout-api Fri 5pm',
    does: 'what planning it then would run into, and when is free',
  },
  typed,
});
