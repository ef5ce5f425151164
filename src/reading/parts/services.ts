import { type GatheredParts, made, type Part, type ReadingContext, several } from '../part.ts';
import { type FoundItem, itemAt, type Saying, serviceAt, type TypedItem } from './item.ts';
import { markAt } from './names.ts';

const MARKS = new Set(['for', 'of', 'on', 'in', 'with', 'from', 'service', 'services']);

const serviceNames = ({ company }: ReadingContext) => company.services.map((s) => s.name);

/** Services by their names. */
export const services: Part<string[]> = several(serviceNames, (tokens, from, context) => {
  const mark = markAt(tokens, from, MARKS);
  const found = serviceAt(tokens, from + mark, context.company);
  return found && { one: found.of, took: mark + found.took, marked: mark > 0 };
});

const items = (saying: Saying): Part<TypedItem[]> =>
  made(
    several(serviceNames, (tokens, from, context) => {
      const mark = markAt(tokens, from, MARKS);
      const found = itemAt(tokens, from + mark, context, saying);
      return found && { one: found.one, took: mark + found.took, marked: mark > 0 };
    }),
    onceEach,
  );

/** A service that is named again says nothing new, unless with another version. */
function onceEach(all: FoundItem['one'][]): GatheredParts<TypedItem[]> {
  const once = new Map<string, TypedItem>();
  for (const { unsure, ...item } of all) {
    const before = once.get(item.service);
    if (before?.version && item.version && before.version !== item.version)
      return { wrong: `“${item.service}” has two versions, ${before.version} and ${item.version}: one is taken.` };
    if (unsure)
      return {
        wrong:
          unsure.readings.length > 1
            ? `“${unsure.word}” can be the version of ${item.service}, or a day. Which?`
            : `Is “${unsure.word}” the version of ${item.service}? It is written with dots.`,
        meant: { at: [unsure.at], readings: unsure.readings },
      };
    once.set(item.service, { ...before, ...item });
  }
  return { value: [...once.values()] };
}

/** Services, each with the version that follows it. */
export const itemsWithVersions = items('a version');
/** The same in a sentence that may say a time, too. */
export const itemsPlanned = items('planned');
/** Services, with versions where they are said. */
export const itemsMaybe = items('maybe');
