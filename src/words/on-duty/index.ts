import { word } from '../word.ts';
import { typed } from './typed.ts';

export const onDuty = word({
  name: 'on-duty',
  aliases: ['oncall'],
  forms: [['on-duty', 'who is asked now, by role']],
  typed,
});
