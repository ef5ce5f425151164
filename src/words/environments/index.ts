import { word } from '../word.ts';
import { clickEnvironments, typed } from './command.ts';

export const environments = word({
  name: 'environments',
  aliases: ['live', 'where'],
  help: { at: [2, 5], example: 'environments', does: 'what runs where' },
  typed,
  clicks: { environments: clickEnvironments },
});
