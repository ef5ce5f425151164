import { made, type Part, type ReadingContext, several } from '../part.ts';
import type { Token } from '../tokens.ts';
import { itemAt, type TypedItem } from './item.ts';
import { idOf } from './release-id.ts';

const ADD = new Set(['add', 'adding', 'include', 'including']);
const LEAVE_OUT = new Set(['without', 'no', 'remove', 'removing', 'drop', 'minus', 'excluding', 'ohne']);
const AND = new Set(['and', '&', '+']);

/** Services after a word of their own, and those that are listed after the first. `mayList`: which of them another may be. */
const marked = (marks: ReadonlySet<string>, mayList: (another: TypedItem) => boolean): Part<TypedItem[]> =>
  made(
    several<TypedItem[]>(
      ({ company }: ReadingContext) => company.services.map((s) => s.name),
      (tokens, from, context) => {
        if (!marks.has(tokens[from]?.low ?? '')) return undefined;
        const one: TypedItem[] = [];
        let at = from + 1;
        for (;;) {
          const begins = at + before(tokens, at, one.length > 0);
          const found = one.length === 0 || isListed(tokens, at) ? itemAt(tokens, begins, context, 'maybe') : undefined;
          if (!found || (one.length > 0 && !mayList(found.one))) break;
          one.push(found.one);
          at = begins + found.took;
        }
        // “remove ledger from R-1”
        const mark = /^(from|to|into)$/.test(tokens[at]?.low ?? '') && idOf(tokens[at + 1]) ? 1 : 0;
        return one.length > 0 ? { one, took: at + mark - from, marked: true } : undefined;
      },
    ),
    (lists) => ({ value: lists.flat() }),
  );

const isListed = (tokens: readonly Token[], at: number) =>
  tokens[at - 1]?.comma === true || AND.has(tokens[at]?.low ?? '');

/** How many words say nothing before a service. */
function before(tokens: readonly Token[], at: number, isListed: boolean): number {
  const and = isListed && AND.has(tokens[at]?.low ?? '') ? 1 : 0;
  const the = tokens[at + and]?.low === 'the' ? 1 : 0;
  return and + the + (/^services?$/.test(tokens[at + and + the]?.low ?? '') ? 1 : 0);
}

/** `add ledger 3.0`: what comes into a release. */
export const added = marked(ADD, () => true);
/** `without ledger`, `no ledger`: what it loses; one with a version after it says what that becomes. */
export const leftOut = marked(LEAVE_OUT, ({ version }) => version === undefined);
