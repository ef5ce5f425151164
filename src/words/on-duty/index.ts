import { word } from '../word.ts';
import { typed } from './command.ts';

export const onDuty = word({
  name: 'on-duty',
  aliases: ['oncall'],
  typed,
});
