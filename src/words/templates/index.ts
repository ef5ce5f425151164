import { ALSO, word } from '../word.ts';
import { typed } from './typed.ts';

export const templates = word({
  name: 'templates',
  aliases: ['template'],
  help: { at: [ALSO, 14], example: 'templates' },
  forms: [['templates', 'the pre-approved changes, each with what plans one']],
  typed,
});
