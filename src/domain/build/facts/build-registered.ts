import { fact } from '../../deciding/fact.ts';
import { allEnvironments } from '../../environment/document.ts';
import { weighTimers } from '../../evidence/concerned.ts';
import { openOnes } from '../../release/document.ts';
import type { Release } from '../../release/release.ts';
import { type Commit, withBuild } from '../build.ts';
import { builds } from '../document.ts';
import { enriched } from '../enrich.ts';
import { withNames } from '../names.ts';
import { naming } from '../naming.ts';
import { newContent } from '../new-content.ts';
import { isSameVersion } from '../same-version.ts';

type Data = {
  version: string;
  commit: string;
  since?: string;
  guessed?: true;
  built?: string;
  commits: Omit<Commit, 'title' | 'names'>[];
  url?: string;
  at: string;
  /** `titles`: in the order of the commits; `names`: of authors whom nobody knows, by mark */
  text: { titles: string[]; names?: Record<string, string> };
};

/** A build is what some releases are about. */
export const buildRegistered = fact(builds, 'BuildRegistered')<Data>()({
  evolve(known, { version, commit, since, guessed, built, url, at, text, ...fact }) {
    const commits = fact.commits.map((c, i) => withNames({ ...c, title: text.titles[i] ?? '' }, text.names));
    const more = { ...(since && { since }), ...(guessed && { guessed }), ...(built && { built }), ...(url && { url }) };
    const build = { version, commit, commits, at, ...more };
    return withBuild(known, enriched(build, known.heard ?? []));
  },
  reads: () => ({ openReleases: openOnes, environments: allEnvironments }),
  follows({ service, version, commit }, _, world) {
    const brings = (r: Release) => r.items.some((i) => i.service === service && isSameVersion(i.version, version));
    return [
      ...newContent(world, brings),
      ...world.openReleases.filter(brings).flatMap((r) => weighTimers(r, world)),
      ...naming({ service, version, commit }, world),
    ];
  },
});
