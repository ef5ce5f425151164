import { word } from '../word.ts';
import { clickPass, submitPass, typed } from './typed.ts';

export const pass = word({
  name: 'pass',
  help: { at: [4, 3], example: 'pass checkout-api why' },
  forms: [['pass checkout-api why', 'one release goes through one freeze']],
  typed,
  clicks: { pass: clickPass },
  submits: { pass: submitPass },
});
