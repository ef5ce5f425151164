import { word } from '../word.ts';
import { typed } from './command.ts';

export const authors = word({
  name: 'authors',
  aliases: ['people', 'committers'],
  typed,
});
