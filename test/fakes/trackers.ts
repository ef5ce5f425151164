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
  /** what a search finds, by key; and each search, as it was asked */
  finds: string[] = [];
  searches: unknown[] = [];
  /** what a search that can't be done is answered with */
  bad?: { status: 400 | 422 | 200; body: object } | undefined;

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
    this.searchOn(app);
    this.jiraOn(app.basePath('/rest/api/3/issue'));
    this.linearOn(app);
    this.issuesOn(app.basePath('/repos/harbor/search/issues'));
    app.notFound((c) => c.json({ message: 'Not Found' }, 404));
    return serve(app);
  }

  private write(key: string, id: string, what: string): void {
    this.written.set(key, (this.written.get(key) ?? new Map()).set(id, what));
  }

  private fieldsOf(key: string) {
    const found = this.jira.get(key);
    return (
      found && {
        summary: found.summary,
        status: { name: found.status, statusCategory: { key: found.category } },
        resolution: found.resolution ? { name: found.resolution } : null,
      }
    );
  }

  /** Jira's pages by token (/search/jql), GitHub's by number, of 100. */
  private searchOn(app: Hono<Env>): void {
    app.get('/rest/api/3/search/jql', (c) => {
      this.searches.push(c.req.query('jql'));
      if (this.bad) return c.json(this.bad.body, this.bad.status);
      const from = Number(c.req.query('nextPageToken') ?? 0);
      const to = from + Number(c.req.query('maxResults'));
      const issues = this.finds.slice(from, to).map((key) => ({ key, fields: this.fieldsOf(key) }));
      const isLast = to >= this.finds.length;
      return c.json({ issues, isLast, ...(!isLast && { nextPageToken: String(to) }) });
    });
    app.get('/search/issues', (c) => {
      this.searches.push(c.req.query('q'));
      if (this.bad) return c.json(this.bad.body, this.bad.status);
      const page = Number(c.req.query('page'));
      const items = this.finds.slice((page - 1) * 100, page * 100).map((number) => {
        const { pull, ...issue } = this.issues.get(number) ?? { title: '', state: 'open' };
        return { number: Number(number), ...issue, ...(pull && { pull_request: {} }) };
      });
      return c.json({ total_count: this.finds.length, incomplete_results: false, items });
    });
  }

  private jiraOn(app: Hono<Env>): void {
    app.get('/:key', (c) => {
      const fields = this.fieldsOf(c.req.param('key'));
      if (!fields)
        return c.json({ errorMessages: ['Issue does not exist or you do not have permission to see it.'] }, 404);
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
      if ('filter' in variables) return c.json(this.linearFound(variables));
      const found = this.linear.get(variables.id);
      if (!found) return c.json({ data: null, errors: [{ message: 'Entity not found: Issue' }] });
      return c.json({ data: { issue: this.linearIssue(variables.id) } });
    });
  }

  private linearIssue(id: string) {
    const { title, name, type } = this.linear.get(id) ?? { title: '', name: 'New', type: 'triage' };
    return { id, identifier: id, title, url: `https://linear.example/${id}`, state: { name, type } };
  }

  private linearFound({ filter, after }: { filter: unknown; after: string | null }): object {
    this.searches.push(filter);
    if (this.bad) return this.bad.body;
    const to = Number(after ?? 0) + 100;
    const nodes = this.finds.slice(to - 100, to).map((key) => this.linearIssue(key));
    const pageInfo = { hasNextPage: to < this.finds.length, endCursor: String(to) };
    return { data: { issues: { nodes, pageInfo } } };
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
