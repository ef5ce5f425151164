import { Hono } from 'hono';
import { type Env, type Mishap, mishaps, serve } from './serve.ts';

/**
 * Jira Cloud (https://developer.atlassian.com/cloud/jira/platform/rest/v3: the same globalId updates a remote link), Linear (https://linear.app/developers: one address is one
 * attachment of an issue), and issues of GitHub (https://docs.github.com/en/rest/issues: every comment is another one). Looked at in November 2026.
 */
export class FakeTrackers {
  token = 'right';
  jira = new Map<string, { summary: string; status: string; category: string; resolution?: string }>();
  linear = new Map<string, { title: string; name: string; type: string }>();
  issues = new Map<string, { title: string; state: string; state_reason?: string; pull?: true }>();
  /** what was written, by what it is of */
  written = new Map<string, Map<string, string>>();
  comments = new Map<string, { id: number; body: string }[]>();
  planned: Mishap[] = [];
  writes: Mishap[] = [];
  asked: string[] = [];

  async open(): Promise<string> {
    const app = new Hono<Env>();
    const isWrite = (path: string, method: string) => method !== 'GET' && path !== '/graphql';
    app.use(async (c, next) => {
      this.asked.push(`${c.req.method} ${c.req.path}`);
      const basic = Buffer.from(`bot@harbor.example:${this.token}`).toString('base64');
      const known = [`Bearer ${this.token}`, this.token, `Basic ${basic}`];
      return known.includes(c.req.header('authorization') ?? '') ? next() : c.json({ message: 'Unauthorized' }, 401);
    });
    app.use(mishaps(this.planned, () => true));
    app.use(mishaps(this.writes, (c) => isWrite(c.req.path, c.req.method)));
    this.jiraOn(app.basePath('/rest/api/3/issue'));
    this.linearOn(app);
    this.issuesOn(app.basePath('/repos/harbor/search/issues'));
    app.notFound((c) => c.json({ message: 'Not Found' }, 404));
    return serve(app);
  }

  private write(key: string, id: string, what: string): void {
    this.written.set(key, (this.written.get(key) ?? new Map()).set(id, what));
  }

  private jiraOn(app: Hono<Env>): void {
    app.get('/:key', (c) => {
      const found = this.jira.get(c.req.param('key'));
      if (!found)
        return c.json({ errorMessages: ['Issue does not exist or you do not have permission to see it.'] }, 404);
      const { summary, status, category, resolution } = found;
      const fields = {
        summary,
        status: { name: status, statusCategory: { key: category } },
        resolution: resolution ? { name: resolution } : null,
      };
      return c.json({ key: c.req.param('key'), fields });
    });
    app.post('/:key/remotelink', async (c) => {
      const { globalId, object } = await c.req.json();
      this.write(c.req.param('key'), globalId, object.title);
      return c.json({ id: 1 }, 201);
    });
  }

  private linearOn(app: Hono<Env>): void {
    app.post('/graphql', async (c) => {
      const { query, variables } = await c.req.json();
      if (query.startsWith('mutation')) {
        const { issueId, url, title } = variables.input;
        this.write(issueId, url, title);
        return c.json({ data: { attachmentCreate: { success: true } } });
      }
      const found = this.linear.get(variables.id);
      if (!found) return c.json({ data: null, errors: [{ message: 'Entity not found: Issue' }] });
      const { title, name, type } = found;
      return c.json({
        data: {
          issue: { id: variables.id, title, url: `https://linear.example/${variables.id}`, state: { name, type } },
        },
      });
    });
  }

  private issuesOn(app: Hono<Env>): void {
    app.get('/:number', (c) => {
      const found = this.issues.get(c.req.param('number'));
      if (!found) return c.json({ message: 'Not Found' }, 404);
      const { pull, ...issue } = found;
      return c.json({
        ...issue,
        html_url: `https://github.example/issues/${c.req.param('number')}`,
        ...(pull && { pull_request: {} }),
      });
    });
    app.get('/:number/comments', (c) => {
      const page = Number(c.req.query('page') ?? 1);
      const all = this.comments.get(c.req.param('number')) ?? [];
      return c.json(all.slice((page - 1) * 100, page * 100));
    });
    app.post('/:number/comments', async (c) => {
      const all = this.comments.get(c.req.param('number')) ?? [];
      const comment = { id: 1000 + all.length, body: (await c.req.json()).body };
      this.comments.set(c.req.param('number'), [...all, comment]);
      return c.json(comment, 201);
    });
    app.patch('/comments/:id', async (c) => {
      const { body } = await c.req.json();
      for (const comment of [...this.comments.values()].flat())
        if (String(comment.id) === c.req.param('id')) comment.body = body;
      return c.json({});
    });
  }
}
