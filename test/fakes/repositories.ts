import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { type Env, type Mishap, mishaps, serve } from './serve.ts';

/** A commit of a history that a test makes up; `pull`: the number of what it came by. */
export type Kept = {
  sha: string;
  parent?: string;
  message: string;
  email?: string;
  login?: string;
  bot?: boolean;
  files?: string[];
  pull?: number;
};
export type Pulled = {
  number: number;
  title: string;
  says?: string;
  branch?: string;
  by: string;
  mergedBy?: string;
  open?: boolean;
  wrote?: string[];
  /** the shas of its own commits, the last one its head; what its branch ended at */
  own?: string[];
  tip?: string;
  /** `at`: when, where GitLab tells it; `id`: of whoever it was */
  reviews?: { by: string; state: string; of: string; at?: string; id?: number }[];
  /** what its branch was, the oldest first */
  pushed?: { sha: string; at: string }[];
};

/** Histories as GitHub and GitLab tell of them over their APIs (https://docs.github.com/en/rest, https://docs.gitlab.com/api; looked at in November 2026). */
export class FakeRepositories {
  token = 'right';
  commits = new Map<string, Kept>();
  tags = new Map<string, string>();
  pulls: Pulled[] = [];
  planned: Mishap[] = [];
  asked: string[] = [];
  /** what GitHub says of how many commits there are; that each page is the first, and names a next one */
  lies: { total?: number; repeats?: true } = {};
  perPage = 100;
  /** whether GitHub cuts its trees */
  truncated = false;
  /** which paths the token may not read */
  forbids: RegExp | undefined;

  /** A line of commits, the oldest first, each after the one before; `after`: where it begins. Gives their shas. */
  line(name: string, count: number, after?: string, more: (n: number) => Partial<Kept> = () => ({})): string[] {
    let parent = after;
    return Array.from({ length: count }, (_, n) => {
      const sha = createHash('sha1').update(`${name}-${n}`).digest('hex');
      this.commits.set(sha, { sha, message: `${name} ${n}`, ...(parent && { parent }), ...more(n) });
      parent = sha;
      return sha;
    });
  }

  ancestors(sha: string): Kept[] {
    const found: Kept[] = [];
    for (let at = this.commits.get(sha); at; at = at.parent ? this.commits.get(at.parent) : undefined) found.push(at);
    return found;
  }
  /** what `head` has and `base` has not, the oldest first */
  between(base: string, head: string): Kept[] {
    const known = new Set(this.ancestors(base).map((c) => c.sha));
    return this.ancestors(head)
      .filter((c) => !known.has(c.sha))
      .reverse();
  }
  private common(a: string, b: string): string | undefined {
    const known = new Set(this.ancestors(a).map((c) => c.sha));
    return this.ancestors(b).find((c) => known.has(c.sha))?.sha;
  }
  /** what is there after a commit: each of its files is another with each commit that names it, and `-name` takes one away */
  private filesAt(sha: string): Map<string, string> {
    const files = new Map<string, string>();
    for (const { sha: by, files: named = [] } of this.ancestors(sha).reverse())
      for (const name of named) {
        if (name.startsWith('-')) files.delete(name.slice(1));
        else files.set(name, by);
      }
    return files;
  }
  private found(ref: string): Kept | undefined {
    const tag = /^(?:refs\/)?tags\/(.+)$/.exec(ref)?.[1];
    if (tag !== undefined) return this.commits.get(this.tags.get(tag) ?? '');
    return [...this.commits.values()].find((c) => ref.length >= 7 && c.sha.startsWith(ref.toLowerCase()));
  }

  async open(): Promise<string> {
    const app = new Hono<Env>();
    app.use(async (c, next) => {
      this.asked.push(`${c.req.path}${new URL(c.req.url).search}`);
      const given = c.req.header('private-token') ?? c.req.header('authorization')?.replace('Bearer ', '');
      return given === this.token ? next() : c.json({ message: 'Bad credentials' }, 401);
    });
    app.use(mishaps(this.planned, () => true));
    app.use((c, next) =>
      this.forbids?.test(c.req.path) ? Promise.resolve(c.json({ message: '403 Forbidden' }, 403)) : next(),
    );
    this.github(app.basePath('/repos/harbor/search'));
    this.reviews(app.basePath('/repos/harbor/search'));
    this.gitlab(app.basePath('/api/v4/projects/harbor%2Fsearch'));
    this.approvals(app.basePath('/api/v4/projects/harbor%2Fsearch'));
    app.get('/repos/harbor/old-name/*', (c) =>
      c.body(null, 301, { location: c.req.url.replace('old-name', 'search') }),
    );
    app.notFound((c) => c.json({ message: 'Not Found' }, 404));
    return serve(app);
  }

  /** A page of a list; where another one follows, its headers say so. */
  private paged<T>(c: Context<Env>, all: T[]): T[] {
    const per = Math.min(this.perPage, Number(c.req.query('per_page') ?? 20));
    const page = this.lies.repeats ? 1 : Number(c.req.query('page') ?? 1);
    if (page * per < all.length) c.header('link', `<${c.req.url}>; rel="next"`);
    return all.slice((page - 1) * per, page * per);
  }

  private github(app: Hono<Env>): void {
    app.get('/commits/:ref', (c) => {
      const found = this.found(c.req.param('ref'));
      if (!found) return c.json({ message: 'No commit found for SHA' }, 422);
      return c.text(found.sha);
    });
    app.get('/compare/:spec', (c) => {
      const [base = '', head = ''] = c.req.param('spec').split('...');
      const [ahead, behind] = [this.between(base, head), this.between(head, base)];
      const status =
        ahead.length === 0
          ? behind.length === 0
            ? 'identical'
            : 'behind'
          : behind.length === 0
            ? 'ahead'
            : 'diverged';
      const paths = [...new Set(ahead.flatMap((k) => k.files ?? []))].slice(0, 300);
      const files = paths.map((filename) => ({ filename, additions: 2, deletions: 1 }));
      return c.json({
        status,
        total_commits: this.lies.total ?? ahead.length,
        html_url: `https://github.example/compare/${base}...${head}`,
        merge_base_commit: { sha: this.common(base, head) },
        commits: this.paged(c, ahead).map(asGithub),
        ...(Number(c.req.query('page') ?? 1) === 1 && { files }),
      });
    });
    app.get('/git/trees/:sha', (c) => {
      const blobs = [...this.filesAt(c.req.param('sha'))].map(([path, sha]) => ({
        path,
        mode: '100644',
        type: 'blob',
        sha,
      }));
      const tree = [{ path: 'src', mode: '040000', type: 'tree', sha: c.req.param('sha') }, ...blobs];
      return c.json({ sha: c.req.param('sha'), tree, truncated: this.truncated });
    });
    app.get('/commits/:sha/pulls', (c) => {
      const number = this.commits.get(c.req.param('sha'))?.pull;
      return c.json(this.pulls.filter((p) => p.number === number).map(asPull));
    });
    app.get('/pulls/:number/commits', (c) => {
      const pull = this.pulls.find((p) => String(p.number) === c.req.param('number'));
      return c.json([...wrote(pull), ...own(pull)].map(asGithub));
    });
  }

  private reviews(app: Hono<Env>): void {
    app.get('/pulls/:number/reviews', (c) => {
      const pull = this.pulls.find((p) => String(p.number) === c.req.param('number'));
      const all = (pull?.reviews ?? []).map(({ by, state, of: commit_id }, n) => ({
        ...{ id: n, state, commit_id, submitted_at: AT, html_url: `https://github.example/pull/${pull?.number}#r${n}` },
        user: { login: by, id: 20 + n, type: by.endsWith('[bot]') ? 'Bot' : 'User' },
      }));
      return c.json(all);
    });
  }

  private approvals(app: Hono<Env>): void {
    const pulled = (c: Context<Env>) => this.pulls.find((p) => String(p.number) === c.req.param('iid'));
    app.get('/merge_requests/:iid/approvals', (c) => {
      const approved = (pulled(c)?.reviews ?? []).filter((r) => r.state === 'APPROVED');
      return c.json({
        ...{ approvals_required: 1, approvals_left: 0, user_has_approved: false, approved: true },
        approved_by: approved.map(({ by, id, at: approved_at }, n) => ({
          user: { id: id ?? 20 + n, username: by, name: by, state: 'active' },
          ...(approved_at && { approved_at }),
        })),
      });
    });
    app.get('/merge_requests/:iid/versions', (c) =>
      c.json(
        (pulled(c)?.pushed ?? [])
          .map(({ sha, at }, id) => ({ id, head_commit_sha: sha, created_at: at, state: 'collected' }))
          .reverse(),
      ),
    );
  }

  private gitlab(app: Hono<Env>): void {
    app.get('/repository/commits/:ref', (c) => {
      const found = this.found(decodeURIComponent(c.req.param('ref')));
      return found ? c.json(asGitlab(found)) : c.json({ message: '404 Commit Not Found' }, 404);
    });
    app.get('/repository/merge_base', (c) => {
      const [a = '', b = ''] = c.req.queries('refs[]') ?? [];
      const known = new Set(this.ancestors(a).map((k) => k.sha));
      const common = this.ancestors(b).find((k) => known.has(k.sha));
      return common ? c.json(asGitlab(common)) : c.json({ message: '404 Merge Base Not Found' }, 404);
    });
    app.get('/repository/commits', (c) => {
      const [base = '', head = ''] = (c.req.query('ref_name') ?? '').split('..');
      return c.json(this.paged(c, this.between(base, head).reverse()).map(asGitlab));
    });
    app.get('/repository/compare', (c) => {
      const all = this.between(c.req.query('from') ?? '', c.req.query('to') ?? '');
      const paths = [...new Set(all.flatMap((k) => k.files ?? []))];
      const diffs = paths.map((new_path) => ({ new_path, diff: '@@ -1 +1,2 @@\n-a\n+b\n+c\n' }));
      return c.json({ web_url: 'https://gitlab.example/compare', compare_timeout: false, diffs });
    });
    app.get('/repository/commits/:sha/merge_requests', (c) => {
      const number = this.commits.get(c.req.param('sha'))?.pull;
      return c.json(
        this.pulls
          .filter((p) => p.number === number)
          .map(({ number: iid, title, says, branch, by, mergedBy, open, own, tip }) => ({
            iid,
            title,
            description: says ?? null,
            source_branch: branch ?? 'topic',
            state: open ? 'opened' : 'merged',
            sha: own?.at(-1) ?? null,
            merge_commit_sha: tip ?? null,
            squash_commit_sha: null,
            author: { username: by, id: 1 },
            merge_user: mergedBy ? { username: mergedBy, id: 2 } : null,
          })),
      );
    });
    app.get('/merge_requests/:iid/commits', (c) => {
      const pull = this.pulls.find((p) => String(p.number) === c.req.param('iid'));
      return c.json([...wrote(pull), ...own(pull)].map(asGitlab));
    });
  }
}

const AT = '2026-03-02T10:00:00Z';

const wrote = (pull?: Pulled): Kept[] =>
  (pull?.wrote ?? []).map((email) => ({ sha: 'f'.repeat(40), message: 'x', email }));
const own = (pull?: Pulled): Kept[] => (pull?.own ?? []).map((sha) => ({ sha, message: 'own' }));

const asGithub = ({ sha, message, email = 'dev@harbor.example', login, bot }: Kept) => ({
  sha,
  html_url: `https://github.example/commit/${sha}`,
  commit: { message, author: { name: 'Dev', email, date: AT } },
  author: login ? { login, id: 7, type: bot ? 'Bot' : 'User' } : null,
});

const asGitlab = ({ sha, message, email = 'dev@harbor.example' }: Kept) => ({
  id: sha,
  title: message.split('\n')[0],
  message,
  author_name: 'Dev',
  author_email: email,
  authored_date: AT,
});

const asPull = ({ number, title, says, branch = 'topic', by, mergedBy, open, own = [], tip }: Pulled) => ({
  number,
  title,
  body: says ?? null,
  html_url: `https://github.example/pull/${number}`,
  merged_at: open ? null : AT,
  merge_commit_sha: tip ?? null,
  head: { ref: branch, ...(own.length > 0 && { sha: own.at(-1) }) },
  user: { login: by, id: 8, type: 'User' },
  ...(mergedBy && { merged_by: { login: mergedBy, id: 9, type: 'User' } }),
});
