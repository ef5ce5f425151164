import { z } from 'zod';
import { faultsOf } from '../body.ts';
import { instant, link, several, sha, shaIn, some, text, textIn, word } from '../fields.ts';
import { coAuthorsIn, saidIn } from '../message.ts';
import { CHANGED, pathsIn } from '../paths.ts';
import { refIn } from '../refs.ts';
import type { Translated } from '../source.ts';
import type { CommitTold } from '../told.ts';
import { Project } from './fields.ts';

const Commit = z.object({
  id: z.string(),
  message: z.string().default(''),
  title: text(200),
  timestamp: instant,
  url: link,
  author: some(z.object({ name: text(100), email: word(254) })),
  ...CHANGED,
});
const Event = z.object({
  ref: z.string().min(1),
  after: sha,
  checkout_sha: sha,
  project: Project,
  commits: several(Commit, 1000),
});

/** What was pushed to a branch; of many commits GitLab names the last twenty. */
export function push(body: unknown): Translated {
  const read = Event.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { project, ref, commits } = read.data;
  const commit = read.data.checkout_sha ?? read.data.after;
  const told = commits.flatMap(commitOf);
  if (commit === undefined || told.length === 0) return { ignored: 'a push without commits is not used' };
  return {
    told: {
      type: 'commits',
      from: { repository: project.path_with_namespace, ...refIn(ref), commit, paths: pathsIn(commits) },
      commits: told,
    },
  };
}

/** A tag gives a commit the name of a version. Of an annotated one `after` is the tag itself. */
export function tagPush(body: unknown): Translated {
  const read = Event.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { project, ref, checkout_sha: commit } = read.data;
  if (commit === undefined) return { ignored: 'a tag that was deleted is not used' };
  const name = ref.replace(/^refs\/tags\//, '').slice(0, 300);
  return {
    told: { type: 'artifact', from: { repository: project.path_with_namespace, version: name, commit }, name },
  };
}

function commitOf(commit: z.output<typeof Commit>): CommitTold[] {
  const id = shaIn(commit.id);
  if (id === undefined) return [];
  const { email, name } = commit.author ?? {};
  const wrote = email?.includes('@') || name ? [{ ...(email?.includes('@') && { email }), ...(name && { name }) }] : [];
  return [
    {
      sha: id,
      title: commit.title ?? textIn(commit.message, 200) ?? id.slice(0, 7),
      at: commit.timestamp,
      authors: [...wrote, ...coAuthorsIn(commit.message)],
      ...saidIn(commit.message),
      url: commit.url,
    },
  ];
}
