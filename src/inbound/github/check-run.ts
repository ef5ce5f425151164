import { z } from 'zod';
import { faultsOf } from '../body.ts';
import { instant, link, name, sha, some, text, word } from '../fields.ts';
import { refIn } from '../refs.ts';
import type { Translated } from '../source.ts';
import type { CheckKind } from '../told.ts';
import { Deployed, Repository } from './fields.ts';
import { stateOf } from './state.ts';

const App = some(z.object({ slug: word(100), name: word(100) }));
const Suite = { head_branch: word(), head_sha: sha, app: App };

const Run = z.object({
  repository: Repository,
  check_run: z.object({
    name,
    head_sha: sha,
    status: z.string(),
    conclusion: word(40),
    started_at: instant,
    completed_at: instant,
    html_url: link,
    details_url: link,
    external_id: word(60),
    output: some(z.object({ title: text(200) })),
    app: App,
    check_suite: some(z.object(Suite)),
    deployment: Deployed,
  }),
});

/** A job of GitHub Actions tells of which run it is by its address alone, and its workflow's name not at all: other events do. */
const runIn = (url: string | undefined) => /\/actions\/runs\/(\d{1,20})(\/|$)/.exec(url ?? '')?.[1];

/** Apps whose checks say what a scan found. */
const SCANNERS = ['github-advanced-security', 'github-code-scanning', 'dependabot', 'snyk', 'sonarqubecloud'];
const kindOf = (app: string): CheckKind => (SCANNERS.includes(app) ? 'security' : 'ci');

/** What an app calls its check in its own books: some write the service there, GitHub Actions and most others an id, with digits. */
const serviceIn = (app: string, id: string | undefined) =>
  app !== 'github-actions' && /^[a-z]+([ _-][a-z]+)*$/i.test(id ?? '') ? id : undefined;

/** A check of an app: a rerun is another one of the same name. */
export function checkRun(body: unknown): Translated {
  const read = Run.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { repository, check_run: run } = read.data;
  const commit = run.head_sha ?? run.check_suite?.head_sha;
  if (commit === undefined) return { faults: ['check_run.head_sha: is no commit’s hash'] };
  const made = run.app ?? run.check_suite?.app;
  const app = made?.slug ?? made?.name ?? 'github';
  return {
    told: {
      type: 'check',
      from: {
        repository: repository.full_name,
        ...refIn(run.check_suite?.head_branch),
        commit,
        service: serviceIn(app, run.external_id),
        environment: run.deployment?.environment,
      },
      kind: kindOf(app),
      app,
      name: run.name.slice(0, 200),
      within: runIn(run.details_url ?? run.html_url),
      state: stateOf(run.status, run.conclusion ?? ''),
      startedAt: run.started_at,
      at: run.completed_at ?? run.started_at,
      url: run.html_url ?? run.details_url,
      summary: run.output?.title,
    },
  };
}

const SuiteEvent = z.object({
  repository: Repository,
  check_suite: z.object({
    ...Suite,
    id: word(30),
    status: word(40),
    conclusion: word(40),
    created_at: instant,
    updated_at: instant,
  }),
});

/** All checks of an app for a commit. GitHub Actions has one for each run of a workflow: those are not one another's. */
export function checkSuite(body: unknown): Translated {
  const read = SuiteEvent.safeParse(body);
  if (!read.success) return { faults: faultsOf(read.error) };
  const { repository, check_suite: suite } = read.data;
  if (suite.head_sha === undefined) return { faults: ['check_suite.head_sha: is no commit’s hash'] };
  const app = suite.app?.slug ?? suite.app?.name ?? 'github';
  return {
    told: {
      type: 'check',
      from: { repository: repository.full_name, ...refIn(suite.head_branch), commit: suite.head_sha },
      kind: kindOf(app),
      app,
      name: app === 'github-actions' ? `check suite ${suite.id ?? ''}`.trim() : 'check suite',
      state: stateOf(suite.status ?? '', suite.conclusion ?? ''),
      startedAt: suite.created_at,
      at: suite.updated_at ?? suite.created_at,
    },
  };
}
