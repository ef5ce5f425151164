/** Weekdays from Sunday in French, Italian, Spanish and Dutch, with and without accents. */
export const OTHER_WEEKDAYS: [number, string][] = [
  [0, 'dimanche domenica domingo zondag'],
  [1, 'lundi lunedì lunedi lunes maandag'],
  [2, 'mardi martedì martedi martes dinsdag'],
  [3, 'mercredi mercoledì mercoledi miércoles miercoles woensdag'],
  [4, 'jeudi giovedì giovedi jueves donderdag'],
  [5, 'vendredi venerdì venerdi viernes vrijdag'],
  [6, 'samedi sabato sábado sabado zaterdag'],
];

/** Months from 0, in Portuguese too. */
export const OTHER_MONTHS: [number, string][] = [
  [0, 'janvier gennaio enero januari janeiro'],
  [1, 'février fevrier febbraio febrero februari fevereiro'],
  [2, 'mars marzo maart março'],
  [3, 'avril aprile abril'],
  [4, 'maggio mayo mei maio'],
  [5, 'juin giugno junio junho'],
  [6, 'juillet luglio julio julho'],
  [7, 'août aout agosto augustus'],
  [8, 'septembre settembre septiembre setiembre setembro'],
  [9, 'octobre ottobre octubre outubro'],
  [10, 'novembre noviembre novembro'],
  [11, 'décembre decembre dicembre diciembre dezembro'],
];

export const OTHER_NEAR_DAYS: [number, string][] = [
  [0, "aujourd'hui oggi hoy vandaag hoje"],
  [1, 'demain domani amanhã'],
  [2, 'dopodomani overmorgen aprèsdemain'],
];

/** After a weekday. */
export const FOLLOWING = 'prochain prossimo prossima próximo proximo aanstaande'.split(' ');

const wordsOf = (rows: readonly [number, string][]) => rows.flatMap(([, words]) => words.split(' '));

/** What is read, and is no word that a mistyped one is taken for. */
export const OTHER_WORDS: ReadonlySet<string> = new Set(
  [OTHER_WEEKDAYS, OTHER_MONTHS, OTHER_NEAR_DAYS].flatMap(wordsOf),
);

/** What is not read, by the English word to write instead; some mean two things, as mañana does. */
const IN_ENGLISH: ReadonlyMap<string, string> = new Map(
  Object.entries({
    tomorrow: 'mañana manana',
    until: "jusque jusqu'à jusqu'au jusqu’à jusqu’au hasta fino até tot",
    from: 'de dès desde dalle vanaf',
    in: 'dans dentro',
    hours: 'heures heure ore horas uur',
    next: 'prochain prochaine prossimo prossima próximo próxima proximo proxima volgende',
    week: 'semaine settimana semana',
    month: 'mois mese mes maand',
    noon: 'midi mezzogiorno mediodía mediodia meio-dia',
    midnight: 'minuit mezzanotte medianoche meia-noite middernacht',
    morning: 'matin mattina matinée ochtend',
    afternoon: 'pomeriggio après-midi middag',
    evening: 'soir sera soirée avond',
    Monday: 'segunda-feira',
    Tuesday: 'terça-feira',
    Wednesday: 'quarta-feira',
    Thursday: 'quinta-feira',
    Friday: 'sexta-feira',
  }).flatMap(([english, words]) => words.split(' ').map((word): [string, string] => [word, english])),
);

/** The English word for one of another language that is none here. */
export const inEnglish = (word: string): string | undefined => IN_ENGLISH.get(word.toLowerCase());
