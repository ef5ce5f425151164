import { type Part, several, single } from '../part.ts';
import { beginsTime } from '../times.ts';

/** `week` alone is this one; of `next week` it is the end. */
export const bareRange: Part<string | undefined> = single(
  several<string>(
    () => [],
    (tokens, from) => {
      const [before, low, next] = [tokens[from - 1], tokens[from]?.low ?? '', tokens[from + 1]];
      const isPart = before && (beginsTime(before) || /^(a|an|every|each|per)$/.test(before.low));
      return /^(week|month|quarter|year)$/.test(low) && !isPart && !/^\d/.test(next?.low ?? '')
        ? { one: `this ${low}`, took: 1 }
        : undefined;
    },
  ),
  'ranges',
);
