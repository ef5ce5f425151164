import { z } from 'zod';
import { own } from '../../domain/own.ts';
import { instant, linkIn, sha, some, whole, word } from '../fields.ts';
import { refIn, repositoryIn } from '../refs.ts';
import type { CheckState, CheckTold } from '../told.ts';

const count = some(whole());

/** What the plugin says of a build beside how it goes; each of it may lack. */
export const BUILD = {
  timestamp: instant,
  scm: some(z.object({ url: word(500), branch: word(), commit: sha })),
  test_summary: some(z.object({ total: count, failed: count, passed: count, skipped: count })),
};
type Build = { number: number; phase: string; status?: string | null; full_url?: string | null } & z.output<
  z.ZodObject<typeof BUILD>
>;

/** What follows a build may still fail it: it has passed when it is finalized. */
const ENDED: Record<string, CheckState> = {
  SUCCESS: 'passed',
  UNSTABLE: 'failed',
  FAILURE: 'failed',
  NOT_BUILT: 'skipped',
  ABORTED: 'cancelled',
};

/**
 * A build as what its commit was tried with, and its tests where it counted them. `job`: its path. The plugin tells when each phase was, not when the
 * build began. A build after is another run: its number says nothing of how often the same was tried.
 */
export function checksOf(job: string, it: Build): CheckTold[] {
  const { scm, test_summary: tests, timestamp: at } = it;
  if (scm?.commit === undefined) return [];
  const check: CheckTold = {
    type: 'check',
    from: {
      repository: repositoryIn(scm.url),
      ...builtOf(scm.branch),
      commit: scm.commit,
      workflow: job,
    },
    kind: 'ci',
    app: 'jenkins',
    name: job,
    state: stateOf(it.phase, it.status ?? ''),
    run: `${it.number}`,
    at,
    url: linkIn(it.full_url),
  };
  if (!isOver(it.phase) || tests?.total === undefined) return [check];
  const { failed = 0, skipped = 0, total } = tests;
  const passed = tests.passed ?? Math.max(0, total - failed - skipped);
  const state = failed > 0 ? 'failed' : passed > 0 ? 'passed' : 'unknown';
  return [
    check,
    { ...check, kind: 'tests', name: `${job} tests`, state, cases: { passed, failed, skipped, flaky: 0 } },
  ];
}

/** What git calls what it has checked out where that is a commit alone. */
const NO_BRANCH = /^(refs\/)?(remotes\/)?(origin\/)?(HEAD|detached)$/;

/** The branch that was built, as its remote calls it, or the tag. */
const builtOf = (written: string | undefined) =>
  NO_BRANCH.test(written ?? '')
    ? {}
    : refIn(written?.replace(/^(refs\/)?(remotes\/)?origin\//, 'refs/heads/').replace(/^tags\//, 'refs/tags/'));

/** Nothing follows it any more; the plugin of before 1.5 called that finished. */
export const isLast = (phase: string) => phase === 'FINALIZED' || phase === 'FINISHED';
const isOver = (phase: string) => isLast(phase) || phase === 'COMPLETED';

function stateOf(phase: string, status: string): CheckState {
  if (phase === 'QUEUED') return 'queued';
  const ended = own(ENDED, status) ?? 'unknown';
  if (isLast(phase)) return ended;
  return phase === 'COMPLETED' && ended !== 'passed' && ended !== 'unknown' ? ended : 'running';
}
