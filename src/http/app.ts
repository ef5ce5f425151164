import type { Hono } from 'hono';
import type { DeployTarget } from '../deploy-targets/target.ts';
import type { Setting } from '../door/setting.ts';
import type { ReadDelivery } from '../inbound/reader.ts';
import type { Source } from '../inbound/source.ts';
import type { Tallies } from '../inbound/tallies.ts';
import { httpApp } from './callback.ts';
import { checkApi } from './check.ts';
import { evidenceApi } from './evidence.ts';
import { failedRequest } from './failed.ts';
import { feedApi } from './feed.ts';
import { inboundApi } from './inbound.ts';

export type WebOptions = {
  setting: Setting;
  targets: Record<string, DeployTarget>;
  sources: Record<string, Source>;
  tallies?: Tallies;
  read?: ReadDelivery;
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
export function webApp({
  setting,
  targets,
  sources,
  tallies,
  read,
  checkToken,
  exportToken,
  people,
  health,
  log,
}: WebOptions): Hono {
  const app = httpApp(setting, targets, health);
  app.onError(failedRequest(log));
  app.notFound((c) => c.json(NOT_HERE, 404));
  app.route('/', checkApi(setting, checkToken));
  app.route('/', evidenceApi(setting, exportToken));
  app.route(
    '/',
    feedApi(setting, (user) => people.zoneOf(user)),
  );
  app.route(
    '/',
    inboundApi({
      setting,
      sources,
      targets,
      ...(tallies && { tallies }),
      ...(read && { read }),
      personOf: (email) => people.withEmail(email),
    }),
  );
  return app;
}
