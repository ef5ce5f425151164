import { z } from 'zod';
import { own } from '../../domain/own.ts';
import { faultsOf } from '../body.ts';
import { instant, link, name, several, shaIn, text } from '../fields.ts';
import type { Translated } from '../source.ts';
import type { CheckState } from '../told.ts';
import { Repository } from './fields.ts';

const STATES: Record<string, CheckState> = {
  success: 'passed',
  pending: 'running',
  failure: 'failed',
  error: 'failed',
};

const Event = z.object({
  repository: Repository,
  sha: z.string(),
  context: name,
  state: z.string(),
  description: text(200),
  target_url: link,
  created_at: instant,
  updated_at: instant,
  branches: several(z.object({ name: z.string(), commit: z.object({ sha: z.string() }) }), 10),
});

/** A status of a commit, under its context; the newest one counts. */
export function commitStatus(body: unknown): Translated {
  const read = Event.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { repository, branches, context, state, ...it } = read.data;
  const commit = shaIn(it.sha);
  if (commit === undefined) return { faults: ['sha: is no commit’s hash'] };
  return {
    told: {
      type: 'check',
      from: { repository: repository.full_name, branch: branchOf(branches, commit), commit },
      kind: 'ci',
      app: 'status',
      name: context.slice(0, 200),
      state: own(STATES, state) ?? 'unknown',
      startedAt: it.updated_at ?? it.created_at,
      at: it.updated_at ?? it.created_at,
      url: it.target_url,
      summary: it.description,
    },
  };
}

/** The one that ends with the commit, or else the one that has it. Of several nobody knows which is meant: one may be released from, and another not. */
function branchOf(branches: z.output<typeof Event>['branches'], commit: string): string | undefined {
  const ending = branches.filter((b) => shaIn(b.commit.sha) === commit);
  const [only, other] = ending.length > 0 ? ending : branches;
  return other ? undefined : only?.name;
}
