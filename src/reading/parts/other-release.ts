import { made, type Part, several, single } from '../part.ts';
import { itemAt } from './item.ts';
import { markAt } from './names.ts';
import { idOf } from './release-id.ts';

type After = { ids: string[]; named?: string };

/** `after R-12, R-13`: the releases that must complete first; by a service's name they are not known. */
export const after: Part<string[]> = made<After[], string[]>(
  several<After>(
    () => [],
    (tokens, from, context) => {
      if (tokens[from]?.low !== 'after') return undefined;
      const ids: string[] = [];
      let at = from + 1;
      for (;;) {
        const skip = ids.length > 0 && /^(and|&|\+)$/.test(tokens[at]?.low ?? '') ? 1 : 0;
        const id = idOf(tokens[at + skip]);
        if (!id) break;
        ids.push(id);
        at += skip + 1;
      }
      const item = ids.length > 0 ? undefined : itemAt(tokens, at, context, 'maybe');
      if (item) return { one: { ids, named: item.one.service }, took: at + item.took - from, marked: true };
      return ids.length > 0 ? { one: { ids }, took: at - from, marked: true } : undefined;
    },
  ),
  (all) => {
    const named = all.find((one) => one.named !== undefined)?.named;
    if (named) return { wrong: `After which release of ${named}? Write its id, such as “after R-12”.` };
    return { value: [...new Set(all.flatMap((one) => one.ids))] };
  },
);

/** `into R-12`: the one release that something goes into. */
export const intoRelease: Part<string | undefined> = single(
  several<string>(
    () => [],
    (tokens, from) => {
      const mark = markAt(tokens, from, INTO);
      const id = idOf(tokens[from + mark]);
      return id ? { one: id, took: mark + 1, marked: true } : undefined;
    },
  ),
  'releases',
);
const INTO = new Set(['into', 'in', 'to', 'for']);
