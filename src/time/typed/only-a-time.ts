import { lexemesOf } from './lexemes.ts';
import { phrasesAt } from './phrase.ts';

/** Whether a single word can be nothing but a time or a length, so that it is no version: 5pm, 15:00, 17h, 2026-03-04T15:00. */
export function isOnlyATime(text: string): boolean {
  const all = lexemesOf([{ text, at: 0 }]);
  const certain =
    /^(kw|cw|wk)\d{1,2}$/i.test(text) ||
    all.some((l) => l.text === ':') ||
    /^p(\d+[ymwd])*(t(\d+[hm])+)?$/i.test(text) ||
    LENGTH.test(text) ||
    /^\d{1,2}(am|pm|h|uhr)?([-–]\d{1,2}(am|pm|h|uhr))?$/i.test(text);
  return certain && !/^\d+$/.test(text) && phrasesAt(all, 0, true).some(({ next }) => next === all.length);
}

/** 2h, 1h30, 90min, 1.5h, 3d: nobody counts versions so. */
const LENGTH = /^\d{1,3}([.,]\d{1,2})?(h|hrs?|m|mins?|d|w)(\d{1,2}(m|min)?)?$/i;
