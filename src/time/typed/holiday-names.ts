/** Days off that people call by their names. When they are the company says; those that are on one date every year need nobody to say so. */
export const HOLIDAYS = [
  'christmas eve',
  'christmas day',
  'christmas',
  'boxing day',
  "new year's eve",
  "new year's day",
  "new year's",
  'new year',
  'new years eve',
  'new years day',
  'good friday',
  'easter sunday',
  'easter monday',
  'easter',
  'whit monday',
  'labour day',
  'labor day',
  'memorial day',
  'independence day',
  'thanksgiving',
  'black friday',
  'heiligabend',
  'silvester',
  'neujahr',
  'karfreitag',
  'ostermontag',
  'ostern',
  'pfingstmontag',
  'weihnachten',
  'diwali',
  'holi',
].map((name) => name.split(' '));

/** Words with which the name of such a day begins. */
export const HOLIDAY_WORDS: readonly string[] = [...new Set(HOLIDAYS.flatMap(([first = '']) => first))];

/** Months from 0, and days. */
export const FIXED: ReadonlyMap<string, readonly [month: number, day: number]> = new Map([
  ['christmas eve', [11, 24]],
  ['heiligabend', [11, 24]],
  ['christmas day', [11, 25]],
  ['boxing day', [11, 26]],
  ["new year's eve", [11, 31]],
  ['new years eve', [11, 31]],
  ['silvester', [11, 31]],
  ["new year's day", [0, 1]],
  ['new years day', [0, 1]],
  ['new year', [0, 1]],
  ['neujahr', [0, 1]],
]);
