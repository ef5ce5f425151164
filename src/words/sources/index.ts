import { word } from '../word.ts';
import { typed } from './command.ts';

export const sources = word({
  name: 'sources',
  aliases: ['webhooks'],
  forms: [['sources', 'what other systems tell, and what could not be read']],
  typed,
});
