import { ALSO, word } from '../word.ts';
import { overriding, typed } from './typed.ts';

export const override = word({
  name: 'override',
  help: { at: [ALSO, 11], example: 'override why' },
  forms: [['override checkout-api why', 'it goes against its closed checks; announced and audited']],
  typed,
  clicks: { override: overriding.click },
  submits: { override: overriding.submit },
});
