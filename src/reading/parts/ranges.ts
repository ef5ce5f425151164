import { MONTH_NAMES } from '../../time/typed/write.ts';
import { type Part, several, single } from '../part.ts';
import { beginsTime } from '../times.ts';

/** `week` alone is this one; of `next week` it is the end. `2026-04` is a month: no version is taken beside it. */
export const bareRange: Part<string | undefined> = single(
  several<string>(
    () => [],
    (tokens, from) => {
      const [before, low, next] = [tokens[from - 1], tokens[from]?.low ?? '', tokens[from + 1]];
      const month = monthOf(low);
      if (month) return { one: month, took: 1 };
      const isEdge = tokens.slice(Math.max(0, from - 3), from).some((t) => EDGES.test(t.low));
      const isPart = before && (beginsTime(before) || isEdge || /^(a|an|every|each|per)$/.test(before.low));
      const isOf = low === 'week' && /^(of|commencing|beginning|starting)$/.test(next?.low ?? '');
      return /^(week|month|quarter|year)$/.test(low) && !isPart && !isOf && !/^\d/.test(next?.low ?? '')
        ? { one: `this ${low}`, took: 1 }
        : undefined;
    },
  ),
  'ranges',
);

/** “the end of the month” is a time of its own. */
const EDGES = /^(end|beginning|start|middle|mid|rest|remainder|last|first)$/;

/** 2026-04, 2026/4, 04/2026: “April 2026”. */
function monthOf(low: string): string | undefined {
  const [, year, month] = /^(20\d\d)[-/](0?[1-9]|1[0-2])$/.exec(low) ?? [];
  const [, first, then] = /^(0?[1-9]|1[0-2])[-/](20\d\d)$/.exec(low) ?? [];
  const name = MONTH_NAMES[Number(month ?? first) - 1];
  return name && `${name} ${year ?? then}`;
}
