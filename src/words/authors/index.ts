import { word } from '../word.ts';
import { typed } from './typed.ts';

export const authors = word({
  name: 'authors',
  aliases: ['people', 'committers'],
  forms: [['authors', 'who wrote some of what is planned, and is known to nobody']],
  typed,
});
