import { Minimatch } from 'minimatch';
import type { Risky } from './parts.ts';

/** Where a change is risky, by globs within the repository, and why. `points`: what it adds to the risk. */
export type RiskyPath = { paths: string[]; why: string; points?: number };

const RISKY_POINTS = 10;

/** Which rules some paths meet, each once. */
export const riskyIn = (paths: readonly string[], rules: readonly RiskyPath[]): Risky[] =>
  rules.flatMap(({ paths: globs, why, points = RISKY_POINTS }) => {
    const all = globs.map((glob) => new Minimatch(glob, { dot: true, nonegate: true, nocomment: true }));
    const met = paths.filter((path) => all.some((glob) => glob.match(path)));
    const [example] = met;
    return example === undefined ? [] : [{ why, points, count: met.length, example }];
  });
