import { Hono } from 'hono';
import { type Env, type Mishap, mishaps, serve } from './serve.ts';

/**
 * The applications of Argo CD's API, as its swagger and server/application document them: one operation at a time, information of it until the next one comes,
 * a sync to another revision and a rollback refused while auto-sync is on, dry runs that leave no history.
 */
type Operation = {
  info?: { name: string; value: string }[];
  sync: { revision: string; dryRun?: boolean };
};

export class FakeArgo {
  token = 'argo-right';
  automated: { enabled?: boolean } | undefined;
  sources: object[] | undefined;
  operation: Operation | undefined;
  state: { phase: string; message?: string; startedAt: string; finishedAt?: string; operation: Operation } | undefined;
  history: { id: number; revision: string }[] = [{ id: 3, revision: '4.1.3' }];
  health: { status: string; message?: string } = { status: 'Healthy' };
  reconciledAt = '2026-01-01T00:00:00Z';
  asked: string[] = [];
  rolledBackTo: number[] = [];
  posts: Mishap[] = [];
  reads: Mishap[] = [];
  /** an operation begins when it is looked at next */
  isSlow = false;
  dryRunFails = false;

  async open(): Promise<string> {
    const app = new Hono<Env>();
    app.use(async (c, next) => {
      this.asked.push(`${c.req.method} ${c.req.path}`);
      if (c.req.header('authorization') !== `Bearer ${this.token}`)
        return c.json({ error: 'invalid session', message: 'invalid session', code: 16 }, 401);
      return next();
    });
    app.use(mishaps(this.posts, (c) => c.req.method === 'POST'));
    app.use(mishaps(this.reads, (c) => c.req.method === 'GET'));
    const one = app.basePath('/api/v1/applications/checkout-api-eu');
    one.get('/', (c) => {
      if (this.operation && !this.isSlow) this.begin();
      return c.json(this.shown());
    });
    one.post('/sync', async (c) => {
      const { revision, dryRun, infos } = await c.req.json();
      if (this.automated) return refused(c.json.bind(c), `Cannot sync to ${revision}: auto-sync currently set to HEAD`);
      return this.takes({ info: infos, sync: { revision, dryRun } }, c.json.bind(c));
    });
    one.post('/rollback', async (c) => {
      const { id } = await c.req.json();
      const entry = this.history.find((h) => h.id === id);
      if (!entry) return refused(c.json.bind(c), `application does not have deployment with id ${id}`);
      this.rolledBackTo.push(id);
      return this.takes({ sync: { revision: entry.revision } }, c.json.bind(c));
    });
    one.delete('/operation', (c) => {
      if (!this.operation && this.state?.phase !== 'Running')
        return refused(c.json.bind(c), 'Unable to terminate operation. No operation is in progress');
      this.operation = undefined;
      if (this.state) Object.assign(this.state, { phase: 'Failed', message: 'Operation terminated' });
      return c.json({});
    });
    app.notFound((c) => c.json({ error: 'permission denied', message: 'permission denied', code: 7 }, 403));
    return serve(app);
  }

  private takes(operation: Operation, json: (body: object, status?: 200 | 400) => Response): Response {
    if (this.operation || this.state?.phase === 'Running')
      return refused(json, 'another operation is already in progress');
    this.operation = operation;
    return json(this.shown());
  }
  begin(): void {
    if (!this.operation) return;
    const startedAt = new Date().toISOString();
    const { dryRun } = this.operation.sync;
    this.state = { phase: 'Running', startedAt, operation: this.operation };
    this.operation = undefined;
    if (dryRun)
      this.end(
        this.dryRunFails ? 'Failed' : 'Succeeded',
        this.dryRunFails ? 'one or more objects failed to apply (dry run)' : 'successfully synced (no more tasks)',
      );
  }
  end(phase: string, message = ''): void {
    if (!this.state) return;
    Object.assign(this.state, { phase, message, finishedAt: new Date().toISOString() });
    const { revision, dryRun } = this.state.operation.sync;
    if (phase === 'Succeeded' && !dryRun) this.history.push({ id: this.history.length + 3, revision });
  }
  /** The controller looks at the application, so many ms after its operation ended. */
  refresh(ms = 1000): void {
    this.reconciledAt = new Date(Date.parse(this.state?.finishedAt ?? '') + ms).toISOString();
  }
  private shown() {
    const { state, health, history, reconciledAt, automated, sources, operation } = this;
    return {
      metadata: { name: 'checkout-api-eu' },
      spec: { project: 'default', ...(sources && { sources }), syncPolicy: automated ? { automated } : {} },
      ...(operation && { operation }),
      status: {
        reconciledAt,
        sync: { status: 'Synced', revision: history.at(-1)?.revision },
        health,
        history,
        ...(state && { operationState: { ...state, syncResult: { revision: state.operation.sync.revision } } }),
      },
    };
  }
}

const refused = (json: (body: object, status?: 200 | 400) => Response, message: string) =>
  json({ error: message, message, code: 9 }, 400);
