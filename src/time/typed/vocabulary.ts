import { OTHER_MONTHS, OTHER_NEAR_DAYS, OTHER_WEEKDAYS } from './other-languages.ts';

const table = <T>(rows: [T, string][]): ReadonlyMap<string, T> =>
  new Map(rows.flatMap(([value, words]) => words.split(' ').map((word): [string, T] => [word, value])));

/** Weekdays from Sunday, in English, German and some other languages. */
export const WEEKDAYS = table<number>([
  [0, 'sunday sun sonntag'],
  [1, 'monday mon montag'],
  [2, 'tuesday tue tues dienstag'],
  [3, 'wednesday wed weds mittwoch'],
  [4, 'thursday thu thur thurs donnerstag'],
  [5, 'friday fri freitag'],
  [6, 'saturday sat samstag sonnabend'],
  ...OTHER_WEEKDAYS,
]);

/** "Fridays", "freitags": each of them. */
export const DAYS_AGAIN =
  'sundays mondays tuesdays wednesdays thursdays fridays saturdays sonntags montags dienstags mittwochs donnerstags freitags samstags'.split(
    ' ',
  );

/** Two letters that are also other words: days only before a time or a date. */
export const SHORT_WEEKDAYS = table<number>([
  [0, 'so'],
  [1, 'mo'],
  [2, 'di tu'],
  [3, 'mi we'],
  [4, 'do th'],
  [5, 'fr'],
  [6, 'sa'],
]);

/** Months from 0. */
export const MONTHS = table<number>([
  [0, 'january jan januar jänner'],
  [1, 'february feb februar'],
  [2, 'march mar märz mär maerz'],
  [3, 'april apr'],
  [4, 'may mai'],
  [5, 'june jun juni'],
  [6, 'july jul juli'],
  [7, 'august aug'],
  [8, 'september sep sept'],
  [9, 'october oct oktober okt'],
  [10, 'november nov'],
  [11, 'december dec dezember dez'],
  ...OTHER_MONTHS,
]);

export const NUMBERS = table<number>([
  [1, 'one eins ein eine einem einen einer'],
  [2, 'two zwei'],
  [3, 'three drei'],
  [4, 'four vier'],
  [5, 'five fünf'],
  [6, 'six sechs'],
  [7, 'seven sieben'],
  [8, 'eight acht'],
  [9, 'nine neun'],
  [10, 'ten zehn'],
  [11, 'eleven elf'],
  [12, 'twelve zwölf'],
  [13, 'thirteen dreizehn'],
  [14, 'fourteen vierzehn'],
  [15, 'fifteen fünfzehn'],
  [16, 'sixteen sechzehn'],
  [17, 'seventeen siebzehn'],
  [18, 'eighteen achtzehn'],
  [19, 'nineteen neunzehn'],
  [20, 'twenty zwanzig'],
  [30, 'thirty dreißig dreissig'],
  [40, 'forty vierzig'],
  [45, 'fünfundvierzig'],
  [50, 'fifty fünfzig'],
  [60, 'sixty sechzig'],
  [90, 'ninety neunzig'],
]);

/** Counts with a half in them: no hours of the day. */
export const HALVED = table<number>([
  [1.5, 'anderthalb eineinhalb'],
  [2.5, 'zweieinhalb'],
]);

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'fortnight' | 'month' | 'quarter' | 'year';
export const UNITS = table<Unit>([
  ['minute', 'minute minutes min mins m minuten'],
  ['hour', 'hour hours hr hrs h std stunde stunden'],
  ['day', 'day days d tag tage tagen'],
  ['week', 'week weeks wk wks w woche wochen'],
  ['fortnight', 'fortnight fortnights'],
  ['month', 'month months mths mth mos monat monate monaten'],
  ['quarter', 'quarters quartal quartale quartalen'],
  ['year', 'year years yr yrs jahr jahre jahren'],
]);

/** Stretches of the calendar that have a name. */
export const STRETCHES = table<'week' | 'weekend' | 'month' | 'quarter' | 'year'>([
  ['week', 'week wk woche'],
  ['weekend', 'weekend wknd wkend wochenende'],
  ['month', 'month monat monats'],
  ['quarter', 'quarter quartal quartals'],
  ['year', 'year jahr jahres'],
]);

/** Days by their distance from today. */
export const NEAR_DAYS = table<number>([
  [-1, 'yesterday gestern'],
  [0, 'today heute'],
  [1, 'tomorrow tmrw tmr tmw tomo tomoz morgen'],
  [2, 'overmorrow übermorgen uebermorgen'],
  ...OTHER_NEAR_DAYS,
]);

/** `late`: the German Nacht, which begins when others sleep. */
export type PartOfDay = 'morning' | 'afternoon' | 'evening' | 'night' | 'late';
export const PARTS = table<PartOfDay>([
  ['morning', 'morning früh vormittag vormittags morgens'],
  ['afternoon', 'afternoon arvo nachmittag nachmittags'],
  ['evening', 'evening abend abends'],
  ['night', 'night'],
  ['late', 'nacht nachts'],
]);

export type Which = 'this' | 'coming' | 'next' | 'last';
export const WHICH = table<Which>([
  ['this', 'this diesen dieser diese dieses'],
  ['coming', 'coming upcoming kommenden kommender kommende kommendes'],
  ['next', 'next nxt following nächsten nächster nächste nächstes naechsten'],
  ['last', 'last previous past letzten letzter letzte'],
]);
