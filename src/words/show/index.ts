import { word } from '../word.ts';
import { clickShow, clickTouches, typed } from './typed.ts';

export const show = word({
  name: 'show',
  aliases: ['status', 'details', 'info', 'view'],
  help: { at: [2, 4], example: 'show', does: 'one with its checks' },
  forms: [
    ['show checkout-api', 'its card with every check'],
    ['show R-118', 'by its id'],
  ],
  advertised: true,
  typed,
  clicks: { show: clickShow, touches: clickTouches },
});
