import { word } from '../word.ts';
import { clickPass, submitPass, typed } from './command.ts';

export const pass = word({
  name: 'pass',
  help: { at: [4, 3], example: 'pass checkout-api why' },
  typed,
  clicks: { pass: clickPass },
  submits: { pass: submitPass },
});
