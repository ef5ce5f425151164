import { fact } from '../../deciding/fact.ts';
import { openWithAny } from '../../release/document.ts';
import type { Commit } from '../build.ts';
import { builds } from '../document.ts';
import { withHeard } from '../enrich.ts';
import { withNames } from '../names.ts';
import { newContent } from '../new-content.ts';
import { isSameCommit } from '../same-commit.ts';

/** `titles`: in the order of the commits; `names`: of authors whom nobody knows, by mark. */
type Data = { commits: Omit<Commit, 'title' | 'names'>[]; text: { titles: string[]; names?: Record<string, string> } };

/** Whoever wrote some of a release may turn out to have cleared it. */
export const commitsHeard = fact(builds, 'CommitsHeard')<Data>()({
  evolve: (known, { commits, text }) =>
    withHeard(
      known,
      commits.map((c, i) => withNames({ ...c, title: text.titles[i] ?? '' }, text.names)),
    ),
  reads: ({ service }) => ({ openReleases: openWithAny([service]) }),
  follows: ({ commits }, { builds: known }, world) => {
    const isOfSome = known.some((b) => b.commits.some((c) => commits.some((h) => isSameCommit(h.sha, c.sha))));
    return isOfSome ? newContent(world, () => true) : [];
  },
});
