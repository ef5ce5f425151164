/**
 * `by`: a Slack user id; of somebody who isn't known there, a mark that starts with `?` and tells people apart; of a bot, `bot:` and its name. `with`: who else
 * had a hand in it (co-authors, who opened or merged it), in the same way; `names`: of those whom nobody knows, by mark. `at`: when it was written, UTC ISO.
 * `breaking`: its whole message says that it breaks something; `refs`: what it names below its title that may be tickets.
 * Who they are by now: `writers.ts`.
 */
export type Commit = {
  sha: string;
  title: string;
  by?: string;
  with?: string[];
  names?: Record<string, string>;
  at?: string;
  breaking?: true;
  refs?: string[];
};
/** One version of a service as a pipeline built it. `commits`: what came in after the version `since`; `guessed`: nobody said that it is this one; `built`: when, by its pipeline, UTC ISO; `former`: the commits that it was built from before, in order. */
export type Build = {
  version: string;
  commit: string;
  since?: string;
  guessed?: true;
  built?: string;
  former?: string[];
  commits: Commit[];
  at: string;
  url?: string;
};
/** The builds of a service, the newest last. `heard`: the commits that its repository told of last, whatever version they go into. */
export type Builds = { v: 6; service: string; builds: Build[]; heard?: Commit[]; compared?: ComparedBuild[] };

/**
 * What a repository says one version (`to`) has and another (`from`) has not; `base`, `head`: their commits. `lost`: what going from one to the other takes away again. `more`: how
 * many commits there are besides. `failed`: why it could not say; then what builds registered counts.
 */
export type ComparedBuild = {
  from: string;
  to: string;
  base: string;
  head: string;
  commits: Commit[];
  lost: Commit[];
  more: number;
  merged: { number: number; title: string; url?: string; refs?: string[] }[];
  files?: Size;
  risky: Risky[];
  url?: string;
  at: string;
  failed?: string;
};
/** `more`: not all files are known; `added`, `removed`: lines, where they are told. */
export type Size = { count: number; more?: true; added?: number; removed?: number };
/** How many files are where a change is risky, and what somebody wrote of that. */
export type Risky = { why: string; points: number; count: number; example: string };
