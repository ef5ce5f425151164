import { commitOf, keptSha } from '../authors/commit.ts';
import type { whoIn } from '../authors/who.ts';
import type { Builds } from '../domain/build/build.ts';
import type { RecordChanges } from '../domain/build/record-changes.ts';
import type { Command } from '../domain/index.ts';
import type { Compared, ComparisonRead, Files, Merged } from '../repositories/repository.ts';
import { redacted } from '../secrets/redact.ts';

type Who = ReturnType<typeof whoIn>;
/** Which two versions of a service are compared, and what is known of its builds. */
export type Wanted = { service: string; from: string; to: string; known: Builds | undefined };

/** What is kept of it, or why it could not say. */
export function recording({ service, from, to }: Wanted, got: ComparisonRead, who: Who): RecordChanges {
  const about = { type: 'RecordChanges', service } as const;
  if (!got.ok) {
    const failed = got.gone === undefined ? got.why : `its repository knows the commit of ${got.gone} no more`;
    const nothing = { base: '', head: '', commits: [], lost: [], more: 0, merged: [] };
    return { ...about, paths: [], compared: { from, to, ...nothing, failed: failed.slice(0, LONGEST_WHY) } };
  }
  const { base, head, commits, lost, more, merged, files, url } = got.compared;
  return {
    ...about,
    paths: files?.paths ?? [],
    compared: {
      ...{ from, to, base, head, more },
      commits: commits.map((c) => commitOf(c, who)),
      lost: lost.map((c) => commitOf(c, who)),
      merged: merged.slice(-MOST_MERGED).map((m) => mergedOf(m)),
      ...(files && { files: sizeOf(files) }),
      ...linkOf(url),
    },
  };
}

/** By which requests its commits came in, and how these were reviewed. */
export function reviewing({ service }: Wanted, { merged, reviews = [] }: Compared, source: string): Command[] {
  return [
    ...merged.flatMap(({ tip, head, number, commits }): Command[] => {
      if (tip === undefined || head === undefined) return [];
      const merge = {
        tip: keptSha(tip),
        head: keptSha(head),
        number,
        commits: commits.slice(0, MOST_OF_ONE).map(keptSha),
      };
      return [{ type: 'HearMerge', service, merge }];
    }),
    ...reviews.map((told): Command => ({ type: 'HearEvidence', source, service, told })),
  ];
}
const MOST_OF_ONE = 300;

const LONGEST_WHY = 300;
const MOST_MERGED = 50;

const linkOf = (url: string | undefined) =>
  url && /^https?:\/\//.test(url) ? { url: redacted(url).slice(0, 500) } : {};

const mergedOf = ({ number, title, url, refs }: Merged) => ({
  number,
  title: redacted(title).slice(0, 100),
  ...(refs && { refs }),
  ...linkOf(url),
});

const sizeOf = ({ paths, more, added, removed }: Files) => ({
  count: paths.length,
  ...(more && { more }),
  ...(added !== undefined && { added }),
  ...(removed !== undefined && { removed }),
});
