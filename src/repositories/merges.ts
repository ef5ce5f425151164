import type { Author, CommitTold } from '../inbound/told.ts';
import { type Merged, MOST_ASKED, MOST_MERGED } from './repository.ts';

/** How a repository is asked. `of`: by which request a commit came, `undefined` where it can't be told any more; `read`: what is known of one, its own commits too where it is read as a `whole`. */
export type MergeAsking<Request, Found extends Hands> = {
  of(sha: string): Promise<{ ok: true; request: Request | undefined } | { ok: false }>;
  read(request: Request, whole: boolean): Promise<Found>;
  numberOf(request: Request): number;
};

/** A request that was merged. `hands`: who opened, merged or wrote some of it. */
export type Hands = { merged: Merged; hands: Author[] };

/**
 * The requests that commits came by, the newest commits first. Whoever opened or merged one, and whoever wrote a commit of one that was squashed,
 * had a hand in it. Where that can't be read, the commits stay as they are.
 */
export async function mergesOf<Request, Found extends Hands>(
  { of, read, numberOf }: MergeAsking<Request, Found>,
  commits: CommitTold[],
): Promise<{ commits: CommitTold[]; found: Found[] }> {
  const found = new Map<number, Found>();
  const by = new Map<string, Found>();
  let asked = 0;
  for (const { sha } of commits.toReversed()) {
    // What was merged as it is, is known by the request that another of its commits named.
    const known = [...found.values()].find((f) => f.merged.commits.includes(sha));
    if (known) by.set(sha, known);
    if (known || asked === MOST_ASKED) continue;
    asked += 1;
    const told = await of(sha);
    if (!told.ok) break;
    if (told.request === undefined) continue;
    const number = numberOf(told.request);
    const one = found.get(number) ?? (await read(told.request, found.size < MOST_MERGED));
    if (!one.merged.commits.includes(sha)) one.merged.commits.push(sha);
    found.set(number, one);
    by.set(sha, one);
  }
  return {
    commits: commits.map((c) => ({ ...c, authors: [...c.authors, ...(by.get(c.sha)?.hands ?? [])] })),
    found: [...found.values()],
  };
}
