import { type Context, Hono } from 'hono';
import { type Deployed, deploymentsAt } from './github-deployments.ts';
import { type Job, jobAt, type Run, shown } from './github-run.ts';
import { type Env, FakeServer, type Mishap, mishaps } from './serve.ts';
import type { Work } from './work.ts';

/**
 * GitHub's REST API for Actions and deployments, as https://docs.github.com/en/rest/actions documents it (looked at in August 2026): dispatches that answer 204
 * or, asked so, with the run; runs listed after a while; statuses, approvals, cancelling.
 */
export class FakeGithub extends FakeServer {
  token = 'ghp_right';
  runs: Run[] = [];
  deployments: Deployed[] = [];
  jobs: Job[] = [];
  /** the runner that has each job; none, where they wait for one */
  runner: number | null = null;
  approvals: string[] = [];
  /** what befalls the dispatches, and everything else, that come next */
  dispatches: Mishap[] = [];
  reads: Mishap[] = [];
  /** and what is written about deployments */
  records: Mishap[] = [];
  /** a server of before February 2026: it knows no return_run_details; `silent`: it ignores the key and answers 204 */
  age: 'new' | 'old' | 'silent' = 'new';
  listDelay = 0;
  refs = ['main'];
  workflow: 'active' | 'disabled_manually' | 'disabled_inactivity' = 'active';
  /** from its token, as private repositories are: not there */
  isHidden = false;

  protected routes(): Hono<Env> {
    const app = new Hono<Env>();
    const knows = (c: Context<Env>) => c.req.header('authorization') === `Bearer ${this.token}`;
    app.use(this.guarded(knows, (c) => c.json({ message: 'Bad credentials' }, 401)));
    const isDispatch = (c: Context<Env>) => c.req.path.endsWith('/dispatches');
    app.use(mishaps(this.dispatches, isDispatch));
    app.use(mishaps(this.reads, (c) => !isDispatch(c)));
    app.use(mishaps(this.records, (c) => c.req.method === 'POST' && c.req.path.includes('/deployments')));

    app.use((c, next) => (this.isHidden ? Promise.resolve(c.notFound()) : next()));
    app.get('/repos/harbor/checkout', (c) => c.json({ full_name: 'harbor/checkout', private: true }));
    this.actions(app.basePath('/repos/harbor/checkout'));
    deploymentsAt(app.basePath('/repos/harbor/checkout'), this);
    app.notFound((c) => c.json({ message: 'Not Found' }, 404));
    return app;
  }

  private actions(repo: Hono<Env>): void {
    repo.post('/actions/workflows/deploy.yml/dispatches', async (c) => {
      const { ref, inputs = {}, return_run_details: details, ...more } = await c.req.json();
      const unknown = this.age === 'old' && details !== undefined ? 'return_run_details' : Object.keys(more)[0];
      if (unknown) return c.json({ message: `Invalid request.\n\n"${unknown}" is not a permitted key.` }, 422);
      if (!this.refs.includes(ref)) return c.json({ message: `No ref found for: ${ref}` }, 422);
      const run = this.start(inputs);
      if (this.age !== 'new' || !details) return c.body(null, 204);
      const path = `actions/runs/${run.id}`;
      return c.json({
        workflow_run_id: run.id,
        run_url: `https://api.github.com/repos/harbor/checkout/${path}`,
        html_url: `https://github.com/harbor/checkout/${path}`,
      });
    });
    repo.get('/actions/workflows/deploy.yml', (c) =>
      c.json({ id: 7, path: '.github/workflows/deploy.yml', state: this.workflow }),
    );
    repo.get('/actions/workflows/deploy.yml/runs', (c) => {
      const since = (c.req.query('created') ?? '').replace('>=', '');
      const all = this.runs.filter((r) => r.created_at >= since && r.unlisted-- <= 0).reverse();
      const [each, page] = [Number(c.req.query('per_page') ?? 30), Number(c.req.query('page') ?? 1)];
      return c.json({ total_count: all.length, workflow_runs: all.slice((page - 1) * each, page * each).map(shown) });
    });
    const run = (c: Context<Env>) => this.runs.find((r) => String(r.id) === c.req.param('id'));
    repo.get('/actions/runs/:id', (c) => {
      const found = run(c);
      return found ? c.json(shown(found)) : c.json({ message: 'Not Found' }, 404);
    });
    repo.get('/actions/runs/:id/jobs', (c) => {
      const jobs = (run(c)?.jobs ?? this.jobs).map((job) => ({ runner_id: this.runner, ...job }));
      return c.json({ total_count: jobs.length, jobs });
    });
    repo.get('/actions/runs/:id/pending_deployments', (c) =>
      c.json(this.approvals.map((name) => ({ environment: { id: 1, name }, reviewers: [] }))),
    );
    const cancel = (c: Context<Env>) => {
      const found = run(c);
      if (!found) return c.json({ message: 'Not Found' }, 404);
      if (found.status === 'completed')
        return c.json({ message: 'Cannot cancel a workflow run that is completed.' }, 409);
      Object.assign(found, { status: 'completed', conclusion: 'cancelled' });
      return c.json({}, 202);
    };
    repo.post('/actions/runs/:id/cancel', cancel);
    repo.post('/actions/runs/:id/force-cancel', cancel);
  }

  /** As `run-name: Deploy ${{ inputs.version }} (${{ inputs.correlation }})` names it. */
  start(inputs: Record<string, string>): Run {
    const run: Run = {
      id: 30_433_642 + this.runs.length,
      display_title: `Deploy ${inputs.version} (${inputs.correlation})`,
      status: 'queued',
      conclusion: null,
      run_attempt: 1,
      created_at: new Date(this.now()).toISOString(),
      inputs,
      unlisted: this.listDelay,
    };
    this.runs.push(run);
    return run;
  }

  works = (): Work[] =>
    this.runs.map((run) => ({
      id: String(run.id),
      about: run.display_title,
      state: run.status === 'completed' ? (run.conclusion ?? '') : run.status,
      isOver: run.status === 'completed',
      goesOn: (percent) => Object.assign(run, { status: 'in_progress', jobs: [jobAt(percent)] }),
      ends: (well) => Object.assign(run, { status: 'completed', conclusion: well ? 'success' : 'failure' }),
    }));
}
