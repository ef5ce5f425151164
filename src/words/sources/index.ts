import { word } from '../word.ts';
import { typed } from './command.ts';

export const sources = word({
  name: 'sources',
  aliases: ['webhooks'],
  typed,
});
