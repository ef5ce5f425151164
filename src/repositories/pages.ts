import type { ApiFailed } from '../outbound/api.ts';
import type { HttpAnswer } from '../outbound/call.ts';
import { MOST_COMMITS, MOST_PAGES, PER_PAGE } from './repository.ts';

/** `goesOn`: that there is another page, by what it says. */
type Page<T> = { ok: true; items: T[]; goesOn: boolean };

/**
 * What is listed over pages, each once, as many as are read, whatever it says of how many there are: pages may be shorter than was asked for, come again, or
 * never end. `more`: that there are others, as far as that can be told.
 */
export async function pagesOf<T extends { sha: string }>(
  page: (n: number, soFar: number) => Promise<Page<T> | ApiFailed>,
): Promise<{ ok: true; all: T[]; more: boolean } | ApiFailed> {
  const all = new Map<string, T>();
  for (let n = 1; n <= MOST_PAGES && all.size <= MOST_COMMITS; n += 1) {
    const got = await page(n, all.size);
    if (!got.ok) return got;
    const before = all.size;
    for (const item of got.items) if (!all.has(item.sha)) all.set(item.sha, item);
    const isOver = got.items.length === 0 || (got.items.length < PER_PAGE && !got.goesOn);
    // A page that brings nothing new would come for ever.
    if (isOver || all.size === before) return ended(all, !isOver);
  }
  return ended(all, true);
}

const ended = <T>(all: Map<string, T>, more: boolean) => ({
  ok: true as const,
  all: [...all.values()].slice(0, MOST_COMMITS),
  more: more || all.size > MOST_COMMITS,
});

/** Whether an answer names a next page: as GitHub and GitLab do in `link`, or GitLab in a header of its own. Its address is not followed. */
export const namesNext = ({ header }: HttpAnswer): boolean =>
  /rel="?next"?/.test(header('link') ?? '') || (header('x-next-page') ?? '') !== '';
