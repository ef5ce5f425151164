import { fact } from '../../deciding/fact.ts';
import { weighTimers } from '../../evidence/concerned.ts';
import { openWithAny } from '../../release/document.ts';
import type { Release } from '../../release/release.ts';
import type { Commit } from '../build.ts';
import { withCompared } from '../compared.ts';
import { builds } from '../document.ts';
import { withNames } from '../names.ts';
import { newContent } from '../new-content.ts';
import type { ComparedBuild } from '../parts.ts';
import { isSameVersion } from '../same-version.ts';

type Bare = Omit<Commit, 'title' | 'names'>;
/** Titles in the order of what they are of; `names`: of authors whom nobody knows, by mark. */
type Data = Omit<ComparedBuild, 'commits' | 'lost' | 'merged'> & {
  commits: Bare[];
  lost: Bare[];
  merged: { number: number; url?: string; refs?: string[] }[];
  text: { titles: string[]; lostTitles: string[]; mergedTitles: string[]; names?: Record<string, string> };
};

/** Who wrote some of a release may be others than builds told. */
export const changesRecorded = fact(builds, 'ChangesRecorded')<Data>()({
  evolve(known, { stream: _, type: __, service: ___, text, ...data }) {
    const titled = (all: Bare[], titles: string[]) =>
      all.map((c, i) => withNames({ ...c, title: titles[i] ?? '' }, text.names));
    return withCompared(known, {
      ...data,
      commits: titled(data.commits, text.titles),
      lost: titled(data.lost, text.lostTitles),
      merged: data.merged.map((m, i) => ({ ...m, title: text.mergedTitles[i] ?? '' })),
    });
  },
  reads: ({ service }) => ({ openReleases: openWithAny([service]) }),
  follows({ service, to }, _, world) {
    const brings = (r: Release) => r.items.some((i) => i.service === service && isSameVersion(i.version, to));
    return [
      ...newContent(world, brings),
      // Whether all of it was reviewed depends on what it is.
      ...world.openReleases.filter(brings).flatMap((r) => weighTimers(r, world)),
    ];
  },
});
