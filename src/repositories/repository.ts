import type { CheckTold, CommitTold } from '../inbound/told.ts';
import type { ApiFailed } from '../outbound/api.ts';

/** Where a version is in a repository: the commit it was built from, or else the names that its tag may have, the likeliest first. */
export type End = { version: string; commit?: string; tags: readonly string[] };

/** What somebody asks to be merged, and was. `head`: its last commit, which was approved; `tip`: what its branch ended at; `commits`: all that are known to be its own; `refs`: what it names that may be tickets. */
export type Merged = {
  number: number;
  title: string;
  url?: string;
  head?: string;
  tip?: string;
  commits: string[];
  refs?: string[];
};

/**
 * What one commit has and another has not. `how`: `behind` takes back what `lost` says, `diverged` does both. `commits`: the newest last, as many as are read; `more`:
 * that there are besides. `files`: none where that can't be told; `more`: not all of them are known; `added`, `removed`: lines, as far as these can be told. `reviews`: of
 * what was merged, where they can be asked for.
 */
export type Compared = {
  base: string;
  head: string;
  how: 'same' | 'ahead' | 'behind' | 'diverged';
  commits: CommitTold[];
  lost: CommitTold[];
  more: number;
  merged: Merged[];
  reviews?: CheckTold[];
  files?: Files;
  url?: string;
};
export type Files = { paths: string[]; more?: true; added?: number; removed?: number };

/** `gone`: it does not know one of the two any more. */
export type ComparisonRead = { ok: true; compared: Compared } | (ApiFailed & { gone?: string });

/** Where code is kept. It is only read. */
export interface Repository {
  type: string;
  /** whether it has one by that name, by what its manifest says */
  has(repository: string): boolean;
  tagsOf(service: string, version: string): string[];
  compare(repository: string, base: End, head: End): Promise<ComparisonRead>;
}

/** Own ceilings, whatever a repository says of its size. */
export const MOST_COMMITS = 500;
export const MOST_PAGES = 20;
export const PER_PAGE = 100;
/** So many commits are asked by which pull request they came, and so many of these for who wrote them. */
export const MOST_ASKED = 50;
export const MOST_MERGED = 20;
/** As many files as are told of a comparison at once; where that many are told, there may be others. */
export const MOST_FILES = 300;
/** So many are held against the rules of risky paths. */
export const MOST_PATHS = 10_000;
/** What a repository counts that is beyond this is not believed. */
const MOST_COUNTED = 100_000;

/** How many there are beside those that were read, by its own word; one at least where it is `known` that there are others. */
export const moreThan = (read: number, told: number, known: boolean) =>
  Math.max(known ? 1 : 0, Math.min(told, MOST_COUNTED) - read);
