import { ALSO, word } from '../word.ts';
import { clickAllow, submitAllow, typed } from './command.ts';

export const allow = word({
  name: 'allow',
  help: { at: [ALSO, 11.5], example: 'allow why' },
  typed,
  clicks: { allow: clickAllow },
  submits: { allow: submitAllow },
});
