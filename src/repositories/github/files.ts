import { type Api, askApi } from '../../outbound/api.ts';
import { type Files, MOST_FILES, MOST_PATHS } from '../repository.ts';
import { type Comparison, Tree } from './shapes.ts';

/** GitHub tells 300 files of a comparison and never another page: what may be more is read from the two trees, of which the lines can't be told. */
export async function filesOf(
  github: Api,
  path: string,
  head: string,
  { files, merge_base_commit: base }: Comparison,
): Promise<Files | undefined> {
  if (!files) return undefined;
  const known = files.slice(0, MOST_FILES);
  const paths = known.map((f) => f.filename.slice(0, LONGEST));
  if (files.length >= MOST_FILES) {
    const all = base && (await changedBetween(github, path, base.sha, head));
    if (all) return { paths: [...all].slice(0, MOST_PATHS), ...(all.size > MOST_PATHS && { more: true as const }) };
  }
  const sum = (of: (f: (typeof known)[number]) => number) => known.reduce((so, f) => so + Math.max(0, of(f)), 0);
  return {
    paths,
    ...(files.length >= MOST_FILES && { more: true as const }),
    added: sum((f) => f.additions),
    removed: sum((f) => f.deletions),
  };
}

const LONGEST = 300;

/** The files that are another or only in one of two trees; nothing where one of them is larger than GitHub tells, or than is read. */
async function changedBetween(github: Api, path: string, base: string, head: string): Promise<Set<string> | undefined> {
  const before = await filesIn(github, path, base);
  const after = before && (await filesIn(github, path, head));
  if (!after) return undefined;
  const gone = [...before.keys()].filter((name) => !after.has(name));
  const others = [...after].flatMap(([name, sha]) => (before.get(name) === sha ? [] : [name]));
  return new Set([...others, ...gone].map((name) => name.slice(0, LONGEST)));
}

async function filesIn(github: Api, path: string, commit: string): Promise<Map<string, string> | undefined> {
  const got = await askApi(github, { path: `${path}/git/trees/${encodeURIComponent(commit)}?recursive=1` }, Tree);
  if (!got.ok || got.value.truncated) return undefined;
  return new Map(got.value.tree.flatMap(({ path: name, type, sha }) => (type === 'tree' ? [] : [[name, sha]])));
}
