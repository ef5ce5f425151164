import { type Context, Hono } from 'hono';
import { Application, refused } from './argo-application.ts';
import { type Env, FakeServer, type Mishap, mishaps } from './serve.ts';
import type { Work } from './work.ts';

/** Applications of Argo CD's API, as its swagger and server/application document them: a sync to another revision and a rollback are refused while auto-sync is on. */
export class FakeArgo extends FakeServer {
  token = 'argo-right';
  applications: Application[];
  posts: Mishap[] = [];
  reads: Mishap[] = [];

  constructor(applications = [new Application('checkout-api-eu', [{ id: 3, revision: '4.1.3' }])]) {
    super();
    this.applications = applications;
  }

  /** the first of its applications */
  get one(): Application {
    const [first] = this.applications;
    if (!first) throw new Error('it has no application');
    return first;
  }

  works = (): Work[] => this.applications.flatMap((a) => a.works());

  protected routes(): Hono<Env> {
    const app = new Hono<Env>();
    const knows = (c: Context<Env>) => c.req.header('authorization') === `Bearer ${this.token}`;
    const invalid = { error: 'invalid session', message: 'invalid session', code: 16 };
    app.use(this.guarded(knows, (c) => c.json(invalid, 401)));
    app.use(mishaps(this.posts, (c) => c.req.method === 'POST'));
    app.use(mishaps(this.reads, (c) => c.req.method === 'GET'));
    for (const application of this.applications)
      this.serves(application, app.basePath(`/api/v1/applications/${application.name}`));
    app.notFound((c) => c.json({ error: 'permission denied', message: 'permission denied', code: 7 }, 403));
    return app;
  }

  private serves(application: Application, one: Hono<Env>): void {
    one.get('/', (c) => {
      if (application.operation && !application.isSlow) application.begin();
      return c.json(application.shown());
    });
    one.post('/sync', async (c) => {
      const { revision, dryRun, infos } = await c.req.json();
      if (application.automated)
        return refused(c.json.bind(c), `Cannot sync to ${revision}: auto-sync currently set to HEAD`);
      return application.takes({ info: infos, sync: { revision, dryRun } }, c.json.bind(c));
    });
    one.post('/rollback', async (c) => {
      const { id } = await c.req.json();
      const entry = application.history.find((h) => h.id === id);
      if (!entry) return refused(c.json.bind(c), `application does not have deployment with id ${id}`);
      application.rolledBackTo.push(id);
      return application.takes({ sync: { revision: entry.revision } }, c.json.bind(c));
    });
    one.delete('/operation', (c) => application.stops(c.json.bind(c)));
  }
}
