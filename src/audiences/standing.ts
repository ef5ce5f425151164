import { at, type Phrase, say } from '../domain/phrase.ts';
import type { Outlook } from '../domain/release/outlook.ts';
import type { State } from '../domain/release/state.ts';

/**
 * Where a release stands, to one audience: of facts alone. `what`: it by the name that the audience knows; `start`: when it begins (UTC ISO), of one that
 * has not and whose time is not over; `next`: what, and where the audience may know it, who and by when.
 */
export type StandingWords = { word: string; what: string; start?: string; why: Phrase; next: Phrase };

const AHEAD: readonly State[] = ['planned', 'voting', 'rejected', 'approved', 'waiting', 'ready', 'blocked'];
export const startOf = ({ state }: Outlook, start: string) => (AHEAD.includes(state) ? { start } : {});

/** "by Thu 14:00"; a hold is waited for. */
export function byWhen({ state, hold, due, overdue }: Outlook): Phrase {
  if (overdue) return say`overdue since ${at(due)}`;
  return state === 'held' && hold ? say`from ${at(due)} on` : say`by ${at(due)}`;
}

/** Status, overview and next step, a line each: what is drafted where nobody has written anything. */
export const threeLines = ({ word, what, start, why, next }: StandingWords): Phrase =>
  say`${word}: ${what}${start ? say`, ${at(start)}` : []}${why.length > 0 ? say`\n${why}` : []}\nNext: ${next}`;
