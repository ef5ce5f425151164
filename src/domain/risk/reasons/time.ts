import { wallAt } from '../../../time/wall.ts';
import { holidayOn } from '../../calendar/business.ts';
import { say } from '../../phrase.ts';
import type { Reasoning } from '../reason.ts';

/** When it begins, as clocks in the company's zone say. */
export const ofTime: Reasoning = ({ window }, { company }) => {
  const { weekday, hour } = wallAt(company.zone, Date.parse(window.start));
  const holiday = holidayOn(company, company.zone, Date.parse(window.start));
  if (holiday) return [{ points: 15, why: say`on a holiday: ${holiday}` }];
  if (weekday === 0 || weekday === 6) return [{ points: 15, why: say`at a weekend` }];
  if (weekday === 5 && hour >= 12) return [{ points: 12, why: say`on Friday afternoon` }];
  return hour < 7 || hour >= 18 ? [{ points: 10, why: say`outside working hours` }] : [];
};
