import type { Hono } from 'hono';
import type { Env } from './serve.ts';

export type Deployed = {
  id: number;
  environment: string;
  created_at: string;
  payload?: unknown;
  statuses: string[];
  /** where its newest status says that its log and what it brought are seen */
  links?: { log_url?: string; environment_url?: string };
};

/** What a repository tells of its deployments, and what is written about them. */
export function deploymentsAt(repo: Hono<Env>, fake: { deployments: Deployed[]; now: () => number }): void {
  repo.get('/deployments', (c) =>
    c.json(fake.deployments.filter((d) => d.environment === c.req.query('environment')).reverse()),
  );
  repo.post('/deployments', async (c) => {
    const { environment, payload, auto_merge: merges } = await c.req.json();
    if (merges !== false) return c.json({ message: 'Auto-merged main into topic on deployment.' }, 202);
    const made = {
      id: fake.deployments.length + 1,
      environment,
      payload,
      created_at: new Date(fake.now()).toISOString(),
      statuses: [],
    };
    fake.deployments.push(made);
    return c.json(made, 201);
  });
  repo.post('/deployments/:id/statuses', async (c) => {
    const { state, ...links } = await c.req.json();
    const found = fake.deployments.find((d) => String(d.id) === c.req.param('id'));
    found?.statuses.push(state);
    if (found) found.links = links;
    return c.json({ id: 1, state }, 201);
  });
  repo.get('/deployments/:id/statuses', (c) => {
    const found = fake.deployments.find((d) => String(d.id) === c.req.param('id'));
    return c.json([...(found?.statuses ?? [])].reverse().map((state) => ({ id: 1, state })));
  });
}
