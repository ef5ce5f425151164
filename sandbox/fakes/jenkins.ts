import { type Context, Hono } from 'hono';
import { type Build, given, type Item, itemTold } from './jenkins-shapes.ts';
import { type Env, FakeServer, type Mishap, mishaps } from './serve.ts';
import type { Work } from './work.ts';

/**
 * The remote access API of Jenkins, as its handbook documents it: parameters that a job does not declare are dropped, equal ones fold into the item that
 * waits, items that have left the queue are forgotten, and whoever comes with a password has to bring a crumb of the same session.
 */
export class FakeJenkins extends FakeServer {
  user = 'gonogo';
  token = 'api-token';
  /** it is a password: a crumb is asked for */
  password = false;
  declared = ['VERSION', 'ENVIRONMENT', 'REGION', 'ACTION', 'CORRELATION'];
  items: Item[] = [];
  builds: Build[] = [];
  posts: Mishap[] = [];
  reads: Mishap[] = [];
  crumbs: Mishap[] = [];
  /** of before Jenkins 1.5: a redirect to the job */
  isOld = false;
  /** from whoever asks, as jobs are without the permission to discover them: not there */
  isHidden = false;
  isBuildable = true;
  estimatedDuration = 60_000;

  protected routes(): Hono<Env> {
    const app = new Hono<Env>();
    const basic = () => `Basic ${Buffer.from(`${this.user}:${this.token}`).toString('base64')}`;
    const knows = (c: Context<Env>) => c.req.header('authorization') === basic();
    app.use(this.guarded(knows, (c) => c.html('<html>Invalid password/token</html>', 401)));
    app.use(async (c, next) => {
      const hasCrumb = c.req.header('jenkins-crumb') === 'c0ffee' && c.req.header('cookie') === 'JSESSIONID.1=s1';
      if (c.req.method === 'POST' && this.password && !hasCrumb)
        return c.html('<html>No valid crumb was included in the request</html>', 403);
      return next();
    });
    app.use(mishaps(this.posts, (c) => c.req.method === 'POST'));
    app.use(mishaps(this.reads, (c) => c.req.method === 'GET'));
    app.get(
      '/crumbIssuer/api/json',
      mishaps(this.crumbs, () => true),
      (c) => {
        c.header('set-cookie', 'JSESSIONID.1=s1; Path=/; HttpOnly');
        return c.json({ crumb: 'c0ffee', crumbRequestField: 'Jenkins-Crumb' });
      },
    );
    app.use('/job/*', (c, next) => (this.isHidden ? Promise.resolve(c.html('<html>Not Found</html>', 404)) : next()));
    this.queue(app);
    this.job(app.basePath('/job/team/job/deploy'));
    return app;
  }

  private queue(app: Hono<Env>): void {
    const waiting = () => this.items.filter((i) => i.build === undefined && !i.cancelled);
    app.get('/queue/api/json', (c) => c.json({ items: waiting().map((i) => ({ id: i.id, actions: [{}, given(i)] })) }));
    app.get('/queue/item/:id/api/json', (c) => {
      const item = this.items.find((i) => String(i.id) === c.req.param('id') && !i.forgotten);
      if (!item) return c.html('<html>Not Found</html>', 404);
      return c.json(itemTold(item));
    });
    app.post('/queue/cancelItem', (c) => {
      const item = waiting().find((i) => String(i.id) === c.req.query('id'));
      if (!item) return c.body(null, 404);
      item.cancelled = true;
      return c.body(null, 204);
    });
  }

  private job(app: Hono<Env>): void {
    app.post('/buildWithParameters', async (c) => {
      const item = this.enqueue(Object.fromEntries(new URLSearchParams(await c.req.text())));
      if (this.isOld) return c.redirect('http://wrong.example/job/team/job/deploy/');
      return c.body(null, 201, { location: `http://wrong.example/queue/item/${item.id}/` });
    });
    app.get('/api/json', (c) =>
      c.json({
        _class: 'hudson.model.FreeStyleProject',
        buildable: this.isBuildable,
        property: [{}, { parameterDefinitions: this.declared.map((name) => ({ name })) }],
        builds: this.builds
          .toReversed()
          .slice(0, 100)
          .map((b) => ({ ...b, values: undefined, actions: [given(b), {}, null] })),
      }),
    );
    const build = (c: Context<Env>) => this.builds.find((b) => String(b.number) === c.req.param('number'));
    app.get('/:number/api/json', (c) => {
      const found = build(c);
      if (!found) return c.html('<html>Not Found</html>', 404);
      const { result, timestamp, building = result === null } = found;
      return c.json({ result, building, timestamp, estimatedDuration: this.estimatedDuration });
    });
    app.post('/:number/stop', (c) => {
      const found = build(c);
      if (!found) return c.html('<html>Not Found</html>', 404);
      found.result ??= 'ABORTED';
      return c.redirect(`http://wrong.example/job/team/job/deploy/${found.number}/`);
    });
  }

  /** Equal parameters fold into the item that waits. */
  private enqueue(values: Record<string, string>): Item {
    const kept = Object.fromEntries(Object.entries(values).filter(([name]) => this.declared.includes(name)));
    const same = this.items.find(
      (i) => i.build === undefined && !i.cancelled && JSON.stringify(i.values) === JSON.stringify(kept),
    );
    if (same) return same;
    const item = { id: 17 + this.items.length, values: kept };
    this.items.push(item);
    return item;
  }
  /** The item that waits longest begins to be built. */
  begin(item = this.items.find((i) => i.build === undefined && !i.cancelled)): Build | undefined {
    if (!item) return undefined;
    item.build = 42 + this.builds.length;
    const build = { number: item.build, queueId: item.id, values: item.values, timestamp: this.now(), result: null };
    this.builds.push(build);
    return build;
  }

  works = (): Work[] =>
    this.items.map((item) => {
      const build = this.builds.find((b) => b.number === item.build);
      const cancelled = item.cancelled ? 'cancelled' : 'queued';
      return {
        id: String(item.id),
        about: Object.values(item.values).join(' '),
        state: build ? (build.result ?? 'building') : cancelled,
        isOver: item.cancelled === true || (build !== undefined && build.result !== null),
        goesOn: () => build ?? this.begin(item),
        ends: (well) => Object.assign(build ?? this.begin(item) ?? {}, { result: well ? 'SUCCESS' : 'FAILURE' }),
      };
    });
}
