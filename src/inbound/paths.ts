import { z } from 'zod';
import { several } from './fields.ts';

const MOST_PATHS = 300;
const paths = several(z.string().max(500), MOST_PATHS);

/** What a commit of a push changed, as GitHub and GitLab write it. */
export const CHANGED = { added: paths, modified: paths, removed: paths };
type Changed = { added: string[]; modified: string[]; removed: string[] };

/** What all of them changed, the first of it; of each commit by itself nobody asks. */
export const pathsIn = (commits: readonly Changed[]): string[] =>
  [...new Set(commits.flatMap((c) => [...c.added, ...c.modified, ...c.removed].slice(0, MOST_PATHS)))].slice(
    0,
    MOST_PATHS,
  );
