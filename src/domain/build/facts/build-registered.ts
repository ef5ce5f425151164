import { fact } from '../../deciding/fact.ts';
import { weighTimers } from '../../evidence/concerned.ts';
import { openOnes } from '../../release/document.ts';
import type { Release } from '../../release/release.ts';
import { type Commit, withBuild } from '../build.ts';
import { builds } from '../document.ts';
import { newContent } from '../new-content.ts';

type Data = {
  version: string;
  commit: string;
  since?: string;
  commits: Omit<Commit, 'title'>[];
  url?: string;
  at: string;
  /** in the order of the commits */
  text: { titles: string[] };
};

/** A build is what some releases are about. */
export const buildRegistered = fact(builds, 'BuildRegistered')<Data>()({
  evolve(known, { version, commit, since, url, at, text, ...fact }) {
    const commits = fact.commits.map((c, i) => ({ ...c, title: text.titles[i] ?? '' }));
    return withBuild(known, { version, commit, commits, at, ...(since && { since }), ...(url && { url }) });
  },
  reads: () => ({ openReleases: openOnes }),
  follows({ service, version }, _, world) {
    const brings = (r: Release) => r.items.some((i) => i.service === service && i.version === version);
    return [...newContent(world, brings), ...world.openReleases.filter(brings).flatMap((r) => weighTimers(r, world))];
  },
});
