import { fact } from '../../deciding/fact.ts';
import { releases } from '../document.ts';
import { owed } from './owed.ts';
import { telling } from './telling.ts';

/** Whoever owes is reminded: never the channel. */
export const deadlineReminded = fact(releases, 'DeadlineReminded')<{ deadline: string; due: string }>()({
  follows(reminded, release, world) {
    const { due, headline } = telling(reminded, release, world);
    const found = owed(reminded, release, world);
    if (!found) return [headline];
    const { deadline, owe, cause } = found;
    return [headline, ...due.myTurn(owe, `deadline/${cause}`, { morning: true, by: deadline.due })];
  },
});
