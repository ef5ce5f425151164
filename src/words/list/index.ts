import { word } from '../word.ts';
import { typed } from './typed.ts';

export const list = word({
  name: 'list',
  aliases: ['ls', 'releases', 'upcoming'],
  help: { at: [2, 1], example: 'list', does: 'what is coming' },
  forms: [
    ['list', 'what is open'],
    ['list checkout-api', 'of one service'],
    ['list blocked next week', 'by state, by time'],
    ['list mine', 'yours'],
  ],
  advertised: true,
  typed,
  clicks: { list: (_, a) => typed('', a) },
});
