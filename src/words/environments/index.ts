import { word } from '../word.ts';
import { clickEnvironments, typed } from './typed.ts';

export const environments = word({
  name: 'environments',
  aliases: ['live', 'where', 'queue'],
  help: { at: [2, 5], example: 'environments', does: 'what runs where' },
  forms: [
    ['environments', 'what runs where, since when, by which release'],
    ['environments checkout-api', 'of one service'],
    ['environments production', 'in one environment'],
  ],
  typed,
  clicks: { environments: clickEnvironments },
});
