import { z } from 'zod';
import type { CommitTold } from '../../inbound/told.ts';
import { type Api, type ApiFailed, askApi } from '../../outbound/api.ts';
import { namesNext, pagesOf } from '../pages.ts';
import {
  type ComparisonRead as Answer,
  type Compared,
  type End,
  type Files,
  MOST_FILES,
  MOST_PATHS,
  moreThan,
  PER_PAGE,
} from '../repository.ts';
import { mergedBy } from './merges.ts';
import { CommitShape, Comparison, toldOf } from './shapes.ts';

/** Two commits of a project compared. GitLab does not say which is ahead: their merge base does. */
export const comparing =
  (gitlab: Api) =>
  async (repository: string, base: End, head: End): Promise<Answer> => {
    const path = `/projects/${encodeURIComponent(repository)}/repository`;
    const [from, to] = [await resolved(gitlab, path, base), await resolved(gitlab, path, head)];
    if (!from.ok) return from;
    if (!to.ok) return to;
    const common = await mergeBase(gitlab, path, from.sha, to.sha);
    if (!common.ok) return common;
    const ends = { base: from.sha, head: to.sha };
    const how = howOf(ends, common.sha);
    if (how === 'same') return { ok: true, compared: { ...ends, how, commits: [], lost: [], more: 0, merged: [] } };
    const ahead = how === 'behind' ? NONE : await between(gitlab, path, from.sha, to.sha);
    if (!ahead.ok) return ahead;
    const back = how === 'ahead' ? NONE : await between(gitlab, path, to.sha, from.sha);
    if (!back.ok) return back;
    const { commits, merged, reviews } = await mergedBy(gitlab, path.replace(/\/repository$/, ''), ahead.commits);
    const { files, url } = await filesOf(gitlab, path, how === 'behind' ? [to.sha, from.sha] : [from.sha, to.sha]);
    return {
      ok: true,
      compared: {
        ...ends,
        how,
        commits,
        lost: back.commits,
        more: ahead.more,
        merged,
        reviews,
        ...(files && { files }),
        ...(url && { url }),
      },
    };
  };

const NONE = { ok: true as const, commits: [], more: 0 };

const howOf = ({ base, head }: { base: string; head: string }, common: string | undefined): Compared['how'] =>
  base === head ? 'same' : common === base ? 'ahead' : common === head ? 'behind' : 'diverged';

type Sha = { ok: true; sha: string };

/** The sha of a commit or a tag, peeled. What was pushed over is known no more. */
async function resolved(gitlab: Api, path: string, end: End): Promise<Sha | (ApiFailed & { gone?: string })> {
  let failed: ApiFailed = {
    ok: false,
    final: true,
    unclear: false,
    why: 'GitLab was not asked: no commit and no tag is known',
  };
  for (const ref of end.commit ? [end.commit] : end.tags.map((tag) => `refs/tags/${tag}`)) {
    const got = await askApi(gitlab, { path: `${path}/commits/${encodeURIComponent(ref)}?stats=false` }, CommitShape);
    if (got.ok) return { ok: true, sha: got.value.id };
    failed = got;
    if (got.answer?.status !== 404) return got;
  }
  return { ...failed, ...(failed.answer?.status === 404 && { gone: end.version }) };
}

/** None where histories have nothing in common. */
async function mergeBase(
  gitlab: Api,
  path: string,
  base: string,
  head: string,
): Promise<{ ok: true; sha: string | undefined } | ApiFailed> {
  const got = await askApi(gitlab, { path: `${path}/merge_base?refs[]=${base}&refs[]=${head}` }, CommitShape);
  if (got.ok) return { ok: true, sha: got.value.id };
  return got.answer?.status === 404 ? { ok: true, sha: undefined } : got;
}

/** The commits that one has and the other has not, the newest last, over as many pages as are allowed. */
async function between(
  gitlab: Api,
  path: string,
  base: string,
  head: string,
): Promise<{ ok: true; commits: CommitTold[]; more: number } | ApiFailed> {
  const read = await pagesOf(async (page) => {
    const query = `ref_name=${base}..${head}&per_page=${PER_PAGE}&page=${page}`;
    const got = await askApi(gitlab, { path: `${path}/commits?${query}` }, z.array(CommitShape));
    return got.ok ? { ok: true, items: got.value.map(toldOf), goesOn: namesNext(got.answer) } : got;
  });
  // Told newest first, and never how many there are.
  return read.ok ? { ok: true, commits: read.all.reverse(), more: moreThan(0, 0, read.more) } : read;
}

/** GitLab cuts large differences, and says so in one of several ways: what is cut has an unknown size. */
async function filesOf(
  gitlab: Api,
  path: string,
  [from, to]: [string, string],
): Promise<{ files?: Files; url?: string }> {
  const got = await askApi(gitlab, { path: `${path}/compare?from=${from}&to=${to}` }, Comparison);
  if (!got.ok) return {};
  const { diffs, compare_timeout: isCut, web_url: url } = got.value;
  if (!diffs || isCut) return { ...(url && { url }) };
  const known = diffs.slice(0, MOST_PATHS);
  const isWhole = diffs.length < MOST_FILES && known.every((d) => !d.collapsed && !d.too_large);
  const lines = (sign: RegExp) => known.reduce((sum, { diff }) => sum + (diff?.match(sign)?.length ?? 0), 0);
  return {
    files: {
      paths: known.map((d) => d.new_path.slice(0, 300)),
      ...(diffs.length >= MOST_FILES && { more: true as const }),
      ...(isWhole && { added: lines(/^\+/gm), removed: lines(/^-/gm) }),
    },
    ...(url && { url }),
  };
}
