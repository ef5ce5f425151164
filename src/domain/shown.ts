import { type Refusal, refuse } from './deciding/decision.ts';
import { markOf } from './deciding/mark.ts';
import { listed, type Phrase, say } from './phrase.ts';

/** What somebody has before them when they say yes, by its parts. `is`: what tells each from another; `now`: how it stands, as a clause. */
export type ShownParts = Readonly<Record<string, { is: string; now: Phrase }>>;

/** It goes with the click: "steps=x2k9d0,pause=811c9d", a few characters for each part whatever it says. Names of parts have no "=", ",", or space. */
export const printOf = (shown: ShownParts): string =>
  Object.entries(shown)
    .map(([part, { is }]) => `${part}=${markOf(is)}`)
    .join(',') || NOTHING_SHOWN;
const NOTHING_SHOWN = '-';

/** The refusal of what was said yes to while another thing was shown; `shown`: what is so now. Without a print, such as of a timer, nothing was shown. */
export function sinceShown(print: string | undefined, shown: ShownParts): Refusal | undefined {
  const other = otherSince(print, shown);
  return other && refuse('since-shown', say`Nothing was done: since you were asked, ${other}.`);
}

/** What is another than it was shown, as clauses; undefined where all of it is as it was. */
export function otherSince(print: string | undefined, shown: ShownParts): Phrase | undefined {
  if (print === undefined) return undefined;
  const seen = marksIn(print);
  const other = Object.entries(shown).flatMap(([part, { is, now }]) => (seen.get(part) === markOf(is) ? [] : [now]));
  return other.length > 0 ? listed(other) : undefined;
}

/**
 * What comes of a form that was opened when `print` told of its fields: one that was left as it was stays as it is `now`, whoever changed it meanwhile; refused
 * where two people changed the same one. `changed`: the fields that are another than they were shown. `partsOf`: each field by its name.
 */
export function filledIn<T extends object>(
  print: string,
  mine: T,
  now: T,
  partsOf: (fields: T) => ShownParts,
): { saved: T; changed: Partial<T>; clash?: Refusal } {
  const seen = marksIn(print);
  const [own, their] = [partsOf(mine), partsOf(now)];
  const parts = [...new Set([...Object.keys(their), ...Object.keys(own)])];
  // A part that is not there, such as a document that was taken away, is as one that says nothing.
  const isOther = (of: ShownParts, part: string) => markOf(of[part]?.is ?? '') !== (seen.get(part) ?? markOf(''));
  const changed = parts.filter((part) => isOther(own, part));
  const clash = changed.filter((part) => isOther(their, part) && own[part]?.is !== their[part]?.is);
  const said = clash.flatMap((part) => (their[part] ? [their[part].now] : []));
  const only = (fields: T, keep: (part: string) => boolean) =>
    Object.fromEntries(Object.entries(fields).filter(([part]) => keep(part)));
  const kept = (part: string) => !changed.includes(part);
  return {
    saved: { ...only(mine, (part) => !kept(part) || part in now), ...only(now, kept) } as T,
    changed: { ...only(mine, (part) => changed.includes(part)) } as Partial<T>,
    ...(said.length > 0 && {
      clash: refuse(
        'since-shown',
        say`Nothing was saved: since you opened it, ${listed(said)}. Save again to put yours in its place.`,
      ),
    }),
  };
}

/** The same print with those parts as they are shown now. */
export const reprinted = (print: string, shown: ShownParts): string =>
  [...new Map([...marksIn(print), ...marksIn(printOf(shown))])].map((mark) => mark.join('=')).join(',') ||
  NOTHING_SHOWN;

/** The marks of a print by their parts. */
const marksIn = (print: string): ReadonlyMap<string, string> =>
  new Map(
    print.split(',').flatMap((one) => {
      const [part, mark] = one.split('=');
      return part && mark !== undefined ? [[part, mark] as const] : [];
    }),
  );
