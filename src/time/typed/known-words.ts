import { HOLIDAY_WORDS } from './holiday-names.ts';
import { ORDINALS } from './ordinals.ts';
import { OTHER_WORDS } from './other-languages.ts';
import { DAYS_AGAIN, MONTHS, NEAR_DAYS, NUMBERS, PARTS, SHORT_WEEKDAYS, UNITS, WEEKDAYS, WHICH } from './vocabulary.ts';

/** Words for the grammar's own use, so that who looks for a misspelt word knows them all. */
const OTHERS =
  'tonight noon midday midnight now right half quarter past until till from between eod eob cob eow eom end beginning start mittag mitternacht uhr bis jetzt sofort halb viertel ago time utc gmt weekend wochenende fortnight lunchtime';

/** Words that say how a moment stands in a phrase, and are no part of one. */
const PHRASE_WORDS =
  "through thru up until till til 'til bis by to zwischen for für fuer lasting within rest no since seit depuis".split(
    ' ',
  );

/** Words with which a time can begin, beside numbers: where none of them stands, nothing is tried. */
export const BEGINNINGS: ReadonlySet<string> = new Set([
  ...[WEEKDAYS, SHORT_WEEKDAYS, MONTHS, NUMBERS, NEAR_DAYS, PARTS, WHICH].flatMap((words) => [...words.keys()]),
  ...'tonight noon midday midnight mittag mittags mitternacht mitternachts now right starting jetzt sofort half halb quarter viertel a an the'.split(
    ' ',
  ),
  ...PHRASE_WORDS,
  ...'from between in im on at @ um am ab auf von vom den der of'.split(' '),
  ...'sod sob eod eob cob cop eow eom eoq eoy end ende beginning start opening close day feierabend monatsende jahresende'.split(
    ' ',
  ),
  ...ORDINALS.keys(),
  ...'first weekend wochenende week woche kw cw w calendar q month all whole entire full over during throughout rest within'.split(
    ' ',
  ),
  ...'exactly precisely punkt genau high top bottom hour dreiviertel t d j + viertelstunde dreiviertelstunde anderthalb eineinhalb zweieinhalb'.split(
    ' ',
  ),
  ...'about around roughly approximately approx circa ca gegen ~ noonish tonite tnite übernächste übernächsten übernächster wknd wkend wk immediately straight once'.split(
    ' ',
  ),
  ...'after before nach vor lunch lunchtime mittagspause early mid middle mitte anfang midmorning midafternoon midweek late as no'.split(
    ' ',
  ),
  ...'soon later sometime someday anytime eventually asap forever indefinitely weiteres further few couple several some more'.split(
    ' ',
  ),
  ...HOLIDAY_WORDS,
  ...'le il el las alle ore à'.split(' '),
  ...'following same zur gleiche selbe dieselbe p pt'.split(' '),
  // Before a length, where something is moved.
  ...'later earlier sooner forward forwards back backward backwards ahead später spaeter früher frueher slightly somewhat etwas'.split(
    ' ',
  ),
  ...'every each daily nightly weekly biweekly monthly weekdays weeknights weekends jeden täglich'.split(' '),
  ...DAYS_AGAIN,
]);

/** Words with which a day, a time of day or a part of either can begin, beside numbers. */
export const PIECES: ReadonlySet<string> = BEGINNINGS.difference(new Set(PHRASE_WORDS));

/** Every word that means something in a typed time. */
export const TIME_WORDS: readonly string[] = [
  ...[WEEKDAYS, MONTHS, NUMBERS, UNITS, NEAR_DAYS, PARTS, WHICH].flatMap((words) => [...words.keys()]),
  ...OTHERS.split(' '),
].filter((word) => word.length > 2);

/** Those that a mistyped word is taken for. */
export const MEANT_WORDS = TIME_WORDS.filter((word) => !OTHER_WORDS.has(word));
