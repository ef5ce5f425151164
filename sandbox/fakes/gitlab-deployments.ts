import type { Hono } from 'hono';
import type { Env } from './serve.ts';

/** https://docs.gitlab.com/api/deployments; `deployable`: the job that made it, where one did */
export type Deployed = {
  id: number;
  sha: string;
  ref: string;
  status: string;
  created_at: string;
  environment: { name: string };
  deployable: object | null;
};

/** What a project tells of its deployments, and what is written about them. */
export function deploymentsAt(project: Hono<Env>, fake: { deployments: Deployed[]; now: () => number }): void {
  project.get('/deployments', (c) => {
    const found = fake.deployments.filter((d) => d.environment.name === c.req.query('environment'));
    return c.json(c.req.query('sort') === 'desc' ? found.reverse() : found);
  });
  project.post('/deployments', async (c) => {
    const { environment, sha, ref, tag, status } = await c.req.json();
    if (!environment || !sha || !ref || typeof tag !== 'boolean' || !status)
      return c.json({ error: 'environment, sha, ref, tag, status are missing' }, 400);
    const created_at = new Date(fake.now()).toISOString();
    const made = {
      id: fake.deployments.length + 1,
      sha,
      ref,
      status,
      created_at,
      environment: { name: environment },
    };
    fake.deployments.push({ ...made, deployable: null });
    return c.json(made, 201);
  });
  project.put('/deployments/:id', async (c) => {
    const found = fake.deployments.find((d) => String(d.id) === c.req.param('id'));
    if (!found) return c.json({ message: '404 Not found' }, 404);
    const { status } = await c.req.json();
    if (found.status === status) return c.json({ message: 'Status cannot transition' }, 400);
    found.status = status;
    return c.json(found);
  });
}
