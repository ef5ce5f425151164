import type { CommitTold } from '../../inbound/told.ts';
import { type Api, type ApiFailed, answerOf, askApi } from '../../outbound/api.ts';
import { namesNext, pagesOf } from '../pages.ts';
import { type ComparisonRead as Answer, type End, type Files, moreThan, PER_PAGE } from '../repository.ts';
import { filesOf } from './files.ts';
import { mergedBy } from './pulls.ts';
import { Comparison, toldOf } from './shapes.ts';

/** Two commits of a repository compared, over as many pages as are allowed. */
export const comparing =
  (github: Api) =>
  async (repository: string, base: End, head: End): Promise<Answer> => {
    const path = `/repos/${repository.split('/').map(encodeURIComponent).join('/')}`;
    const [from, to] = [await resolved(github, path, base), await resolved(github, path, head)];
    if (!from.ok) return from;
    if (!to.ok) return to;
    const ends = { base: from.sha, head: to.sha };
    const ahead = await pages(github, path, from.sha, to.sha);
    if (!ahead.ok) return ahead;
    const { status, url } = ahead;
    const back = status === 'behind' || status === 'diverged' ? await pages(github, path, to.sha, from.sha) : undefined;
    if (back && !back.ok) return back;
    const { commits, merged, reviews } = await mergedBy(github, path, ahead.commits);
    const files = (status === 'behind' ? back : ahead)?.files;
    return {
      ok: true,
      compared: {
        ...ends,
        how: status === 'identical' ? 'same' : status,
        commits,
        lost: back?.commits ?? [],
        more: ahead.more,
        merged,
        reviews,
        ...(files && { files }),
        ...(url && { url }),
      },
    };
  };

/** The sha of a commit or a tag, peeled. What was pushed over is known no more. */
async function resolved(
  github: Api,
  path: string,
  end: End,
): Promise<{ ok: true; sha: string } | (ApiFailed & { gone?: string })> {
  const refs = end.commit ? [end.commit] : end.tags.map((tag) => `tags/${tag}`);
  let failed: ApiFailed = {
    ok: false,
    final: true,
    unclear: false,
    why: 'GitHub was not asked: no commit and no tag is known',
  };
  for (const ref of refs) {
    const question = {
      path: `${path}/commits/${encodeURIComponent(ref)}`,
      headers: { accept: 'application/vnd.github.sha' },
    };
    const got = await answerOf(github, question);
    const sha = got.ok ? got.answer.text.trim() : '';
    if (/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(sha)) return { ok: true, sha };
    failed = got.ok
      ? { ok: false, final: true, unclear: false, why: 'GitHub answered with something else than a commit' }
      : got;
    if (!got.ok && got.answer?.status !== 404 && got.answer?.status !== 422) return got;
  }
  const isGone = failed.answer?.status === 404 || failed.answer?.status === 422;
  return { ...failed, ...(isGone && { gone: end.version }) };
}

type Paged = {
  ok: true;
  status: Comparison['status'];
  commits: CommitTold[];
  more: number;
  files?: Files;
  url?: string;
};

/** Files come with the first page only, against the merge base. */
async function pages(github: Api, path: string, base: string, head: string): Promise<Paged | ApiFailed> {
  let first: Comparison | undefined;
  const read = await pagesOf(async (page, soFar) => {
    const query = `per_page=${PER_PAGE}&page=${page}`;
    const got = await askApi(github, { path: `${path}/compare/${base}...${head}?${query}` }, Comparison);
    if (!got.ok) return got;
    first ??= got.value;
    const items = got.value.commits.map(toldOf);
    return { ok: true, items, goesOn: namesNext(got.answer) || soFar + items.length < first.total_commits };
  });
  if (!read.ok) return read;
  if (!first) return { ok: false, final: true, unclear: false, why: 'GitHub answered nothing' };
  const files = await filesOf(github, path, head, first);
  return {
    ok: true,
    status: first.status,
    commits: read.all,
    more: moreThan(read.all.length, first.total_commits, read.more),
    ...(files && { files }),
    ...(first.html_url && { url: first.html_url }),
  };
}
