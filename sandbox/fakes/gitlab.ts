import { type Context, Hono } from 'hono';
import { type Deployed, deploymentsAt } from './gitlab-deployments.ts';
import { type Job, type Period, type Pipeline, shown, workOf } from './gitlab-shapes.ts';
import { type Env, FakeServer, type Mishap, mishaps } from './serve.ts';
import type { Work } from './work.ts';

/**
 * GitLab's API for pipelines, triggers and jobs, as https://docs.gitlab.com/api documents it (looked at in August 2026): a repeat is a second pipeline, a job
 * that is not manual is unplayable, a trigger token reads nothing.
 */
export class FakeGitlab extends FakeServer {
  token = 'glpat-right';
  trigger = 'glptt-right';
  pipelines: Pipeline[] = [];
  jobs: Omit<Job, 'id'>[] = [];
  played: string[] = [];
  periods: Period[] = [];
  deployments: Deployed[] = [];
  /** by branch or tag */
  commits: Record<string, string> = { main: 'a1', '4.2.0': 'b2', '4.1.3': 'b1' };
  creations: Mishap[] = [];
  others: Mishap[] = [];
  plays: Mishap[] = [];
  /** and what is written about deployments */
  records: Mishap[] = [];
  /** `workflow: name: Deploy $CORRELATION` */
  isNamed = true;
  /** its environment waits for an approval */
  isProtected = false;
  mayReadVariables = true;
  /** from its token, as private projects are: not there */
  isHidden = false;
  /** those of its jobs that start pipelines of others */
  bridges: Omit<Job, 'id'>[] = [];
  /** what reading freeze periods is answered with */
  readingFreezes: 200 | 401 | 403 | 404 | 429 | 500 = 200;
  freezesRead = 0;

  protected routes(): Hono<Env> {
    const app = new Hono<Env>();
    const isTrigger = (c: Context<Env>) => c.req.path.endsWith('/trigger/pipeline');
    const isCreation = (c: Context<Env>) =>
      c.req.method === 'POST' && (isTrigger(c) || c.req.path.endsWith('/pipeline'));
    const knows = (c: Context<Env>) => isTrigger(c) || c.req.header('private-token') === this.token;
    app.use(this.guarded(knows, (c) => c.json({ message: '401 Unauthorized' }, 401)));
    app.use(mishaps(this.creations, isCreation));
    app.use(mishaps(this.others, (c) => !isCreation(c)));
    app.use(mishaps(this.records, (c) => c.req.method !== 'GET' && c.req.path.includes('/deployments')));
    app.use(mishaps(this.plays, (c) => c.req.path.endsWith('/play')));
    app.use((c, next) => (this.isHidden ? Promise.resolve(c.notFound()) : next()));
    app.get('/api/v4/projects/harbor%2Fcheckout', (c) => c.json({ id: 7, path_with_namespace: 'harbor/checkout' }));
    const project = app.basePath('/api/v4/projects/harbor%2Fcheckout');
    this.starting(project);
    this.looking(project);
    deploymentsAt(project, this);
    app.notFound((c) => c.json({ message: '404 Project Not Found' }, 404));
    return app;
  }

  private starting(project: Hono<Env>): void {
    const made = (c: Context<Env>, ref: string, source: string, variables: { key: string; value: string }[]) => {
      if (ref !== 'main') return c.json({ message: { base: ['Reference not found'] } }, 400);
      return c.json(shown(this.start(source, variables)), 201);
    };
    project.post('/pipeline', async (c) => {
      const { ref, variables } = await c.req.json();
      return made(c, ref, 'api', variables);
    });
    project.post('/trigger/pipeline', async (c) => {
      const { token, ref, variables } = await c.req.json();
      if (token !== this.trigger) return c.json({ message: '404 Not Found' }, 404);
      return made(
        c,
        ref,
        'trigger',
        Object.entries<string>(variables).map(([key, value]) => ({ key, value })),
      );
    });
    project.post('/pipelines/:id/cancel', (c) => {
      const found = this.one(c);
      if (found && found.status !== 'success') found.status = 'canceled';
      return found ? c.json(shown(found)) : c.json({ message: '404 Not found' }, 404);
    });
    project.post('/jobs/:id/play', (c) => {
      const job = this.pipelines.flatMap((p) => p.jobs).find((j) => String(j.id) === c.req.param('id'));
      if (job?.status !== 'manual') return c.json({ message: '400 Bad request - Unplayable Job' }, 400);
      if (this.isProtected) return c.json({ message: '403 Forbidden' }, 403);
      job.status = 'pending';
      this.played.push(job.name);
      return c.json(job);
    });
  }

  private looking(project: Hono<Env>): void {
    project.get('/pipelines', (c) => {
      const since = c.req.query('updated_after') ?? '';
      const found = this.pipelines.filter((p) => p.updated_at >= since).reverse();
      return c.json(found.slice(0, Number(c.req.query('per_page') ?? 20)).map(shown));
    });
    const missing = (c: Context<Env>) => c.json({ message: '404 Not found' }, 404);
    project.get('/pipelines/:id', (c) => {
      const found = this.one(c);
      return found ? c.json(shown(found)) : missing(c);
    });
    project.get('/repository/commits/:ref', (c) => {
      const id = this.commits[c.req.param('ref')];
      return id ? c.json({ id }) : c.json({ message: '404 Commit Not Found' }, 404);
    });
    project.get('/freeze_periods', (c) => {
      this.freezesRead++;
      if (this.readingFreezes !== 200) return c.json({ message: 'no freeze periods' }, this.readingFreezes);
      const most = Number(c.req.query('per_page') ?? 20);
      if (this.periods.length > most) c.header('x-next-page', '2');
      return c.json(this.periods.slice(0, most).map((period, n) => ({ id: 17 + n, ...period })));
    });
    project.get('/pipelines/:id/jobs', (c) => c.json(this.one(c)?.jobs ?? []));
    project.get('/pipelines/:id/bridges', (c) => c.json(this.bridges.map((job, n) => ({ ...job, id: 9000 + n }))));
    project.get('/pipelines/:id/variables', (c) => {
      if (!this.mayReadVariables) return c.json({ message: '403 Forbidden' }, 403);
      return c.json(this.one(c)?.variables ?? []);
    });
  }

  private one = (c: Context<Env>) => this.pipelines.find((p) => String(p.id) === c.req.param('id'));

  start(source = 'api', variables: { key: string; value: string }[] = []): Pipeline {
    const id = 61 + this.pipelines.length;
    const correlation = variables.find((v) => v.key === 'CORRELATION')?.value;
    const pipeline = {
      id,
      status: 'created',
      source,
      name: this.isNamed && correlation !== undefined ? `Deploy ${correlation}` : null,
      updated_at: new Date(this.now()).toISOString(),
      variables,
      jobs: this.jobs.map((job, n) => ({ ...job, id: id * 100 + n })),
    };
    this.pipelines.push(pipeline);
    return pipeline;
  }

  works = (): Work[] => this.pipelines.map(workOf);
}
