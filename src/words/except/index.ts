import { ALSO, word } from '../word.ts';
import { clickExcept, submitExcept, typed } from './command.ts';

export const except = word({
  name: 'except',
  aliases: ['exception'],
  help: { at: [ALSO, 11.7], example: 'except CVE-2026-1234 why' },
  typed,
  clicks: { except: clickExcept },
  submits: { except: submitExcept },
});
