import { word } from '../word.ts';
import { clickCalendar, typed } from './command.ts';

export const calendar = word({
  name: 'calendar',
  aliases: ['cal'],
  help: { at: [2, 2], example: 'calendar month' },
  typed,
  clicks: { calendar: clickCalendar },
});
