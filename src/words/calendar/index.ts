import { word } from '../word.ts';
import { clickCalendar, typed } from './typed.ts';

export const calendar = word({
  name: 'calendar',
  aliases: ['cal'],
  help: { at: [2, 2], example: 'calendar month' },
  forms: [
    ['calendar', 'this week as a picture and a table'],
    ['calendar next week', 'another week; “calendar month” shows four'],
  ],
  typed,
  clicks: { calendar: clickCalendar },
});
