import { z } from 'zod';
import { instant, link, sha, textIn } from '../../inbound/fields.ts';
import { Person } from '../../inbound/gitlab/fields.ts';
import { reviewTold } from '../../inbound/gitlab/merge-request.ts';
import type { CheckTold } from '../../inbound/told.ts';
import { type Api, askApi } from '../../outbound/api.ts';
import { newestFirst } from '../../time/in-order.ts';
import type { MergeRequest } from './shapes.ts';

const Approvals = z.object({ approved_by: z.array(z.object({ user: Person, approved_at: instant })) });
/** What its branch was, the newest first: one for each push. */
const Versions = z.array(z.object({ head_commit_sha: sha, created_at: instant }));
type Version = z.output<typeof Versions>[number];

/**
 * Its approvals, as a webhook tells them: the same told twice counts once. GitLab does not say of which commit one is: it is of what the branch
 * was when it was given. Where that can't be told, or can't be read, there is none.
 */
export async function reviewsOf(gitlab: Api, project: string, merge: MergeRequest): Promise<CheckTold[]> {
  const path = `${project}/merge_requests/${merge.iid}`;
  const got = await askApi(gitlab, { path: `${path}/approvals` }, Approvals);
  if (!got.ok || got.value.approved_by.length === 0) return [];
  const pushed = await askApi(gitlab, { path: `${path}/versions?per_page=100` }, Versions);
  if (!pushed.ok) return [];
  const repository = decodeURIComponent(project.replace(/^\/projects\//, ''));
  const author = merge.author?.id === undefined ? undefined : String(merge.author.id);
  const about = { author, title: textIn(merge.title, 200), url: link.parse(merge.web_url) };
  return got.value.approved_by.slice(0, MOST).flatMap(({ user, approved_at: at }) => {
    const commit = commitAt(pushed.value, at);
    return commit === undefined ? [] : [reviewTold({ repository, commit }, { ...about, user, at }, 'passed')];
  });
}

/** So many approvals of one are read. */
const MOST = 100;

/** What the branch ended at then. Older GitLabs do not tell when it was approved: then it is known only where nothing was pushed after it was opened. */
function commitAt(pushed: Version[], at: string | undefined): string | undefined {
  if (pushed.length === 1) return pushed[0]?.head_commit_sha;
  if (at === undefined) return undefined;
  const before = pushed.filter((v) => v.created_at !== undefined && v.created_at <= at);
  return newestFirst(before, (v) => v.created_at ?? '')[0]?.head_commit_sha;
}
