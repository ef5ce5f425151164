import type { Hono } from 'hono';
import { httpApp } from './callback.ts';
import { checkApi } from './check.ts';
import { evidenceApi } from './evidence.ts';
import { failedRequest } from './failed.ts';
import { feedApi } from './feed.ts';
import { type Inbound, inboundApi } from './inbound.ts';

/** With what deliveries are taken, all of it, and what is served besides. */
export type WebOptions = Omit<Inbound, 'personOf'> & {
  checkToken: string | undefined;
  exportToken: string | undefined;
  people: { zoneOf(user: string): string; withEmail(email: string): string | undefined };
  health: () => { ok: boolean; detail: Record<string, unknown> };
  log: (what: string, about: Record<string, unknown>) => void;
};

const NOT_HERE = {
  error: 'nothing is served here',
  remedy: 'for a source of inbound.yml, end the address with /inbound/ and its name',
};

/** All that is served over HTTP but what Slack sends. */
export function webApp({ checkToken, exportToken, people, health, log, ...inbound }: WebOptions): Hono {
  const { setting, targets } = inbound;
  const app = httpApp(setting, targets, health);
  app.onError(failedRequest(log));
  app.notFound((c) => c.json(NOT_HERE, 404));
  app.route('/', checkApi(setting, checkToken));
  app.route('/', evidenceApi(setting, exportToken));
  app.route(
    '/',
    feedApi(setting, (user) => people.zoneOf(user)),
  );
  app.route('/', inboundApi({ ...inbound, personOf: (email) => people.withEmail(email) }));
  return app;
}
