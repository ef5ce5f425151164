import { ALSO, word } from '../word.ts';
import { allowing, typed } from './typed.ts';

export const allow = word({
  name: 'allow',
  help: { at: [ALSO, 11.5], example: 'allow why' },
  forms: [['allow checkout-api 4.2 production why', 'a version that was rolled back may be deployed again']],
  typed,
  clicks: { allow: allowing.click },
  submits: { allow: allowing.submit },
});
