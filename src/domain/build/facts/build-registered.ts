import { fact } from '../../deciding/fact.ts';
import { openOnes } from '../../release/document.ts';
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
  follows: ({ service, version }, _, world) =>
    newContent(world, (r) => r.items.some((i) => i.service === service && i.version === version)),
});
