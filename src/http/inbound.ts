import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { HearAlerts } from '../domain/alert/hear-alerts.ts';
import type { RegisterBuild } from '../domain/build/register-build.ts';
import type { Company } from '../domain/company/company.ts';
import { environmentNamed, serviceNamed } from '../domain/company/services.ts';
import { GONOGO } from '../domain/deciding/world.ts';
import { own } from '../domain/own.ts';
import type { AcknowledgePage } from '../domain/page/acknowledge-page.ts';
import { idAtPager } from '../domain/page/page.ts';
import type { Setting } from '../door/look.ts';
import { perform } from '../door/perform.ts';
import type { AlertsTold, BuildTold, Source, Told } from '../inbound/source.ts';

const LARGEST = 512 * 1024;

/** `POST /inbound/<source>`: what other systems tell, each signed as its source signs. Answered once it is durable; the same delivery counts once. */
export function inboundApi(
  setting: Setting,
  sources: Record<string, Source>,
  personOf: (email: string) => string | undefined,
): Hono {
  const app = new Hono();
  const limited = bodyLimit({
    maxSize: LARGEST,
    onError: (c) => c.json({ error: 'too large', remedy: `send ${LARGEST} bytes at most` }, 413),
  });
  app.post('/inbound/:source', limited, async (c) => {
    const name = c.req.param('source');
    const source = own(sources, name);
    if (!source) return c.json({ error: 'unknown source', remedy: 'name one of manifests/inbound.yml' }, 404);
    const heard = source.hear(await c.req.text(), (header) => c.req.header(header));
    if (!heard.ok) return c.json(heard.answer, heard.status);
    const event = `inbound/${name}/${heard.delivery}`;
    const asked = { actor: GONOGO, via: name, cause: heard.delivery, event };
    const command = asking(name, heard.told, setting, personOf);
    if ('ignored' in command) return c.json({ ok: true, ...command });
    const outcome = await perform(setting, command, asked);
    if (outcome.ok) return c.json({ ok: true, ...(outcome.note !== undefined && { ignored: outcome.note }) });
    const unknown = outcome.refusal.refused === 'unknown-service';
    const services = setting.company().services.map((s) => s.name);
    return c.json({ error: outcome.refusal.refused, ...(unknown && { services }) }, unknown ? 404 : 503);
  });
  return app;
}

/** What is asked because of it; or why it is passed over: what nobody waits for is no fault of who tells it. */
function asking(
  source: string,
  told: Told,
  setting: Setting,
  personOf: (email: string) => string | undefined,
): RegisterBuild | HearAlerts | AcknowledgePage | { ignored: string } {
  switch (told.type) {
    case 'build':
      return registering(told, setting.company(), personOf);
    case 'alerts':
      return hearing(told, source, setting.company());
    case 'page': {
      const page = idAtPager(setting.workspace, told.key);
      if (page === undefined) return { ignored: 'no page of ours' };
      return { type: 'AcknowledgePage', page, how: source, ...(told.name && { name: told.name }) };
    }
    case 'nothing':
      return { ignored: told.of };
  }
}

/** Names are taken in whatever case. */
const hearing = ({ alerts, truncated }: AlertsTold, source: string, company: Company): HearAlerts => ({
  type: 'HearAlerts',
  source,
  truncated,
  alerts: alerts.map((a) => ({
    ...a,
    service: serviceNamed(company, a.service)?.name ?? a.service,
    environment: environmentNamed(company, a.environment)?.name ?? a.environment,
  })),
});

/** People of whom Slack knows nothing keep only a mark that tells them apart. */
function registering(
  told: BuildTold,
  company: Company,
  personOf: (email: string) => string | undefined,
): RegisterBuild {
  const { since, url, ...build } = told;
  return {
    ...build,
    type: 'RegisterBuild',
    service: serviceNamed(company, told.service)?.name ?? told.service,
    ...(since && { since }),
    ...(url && { url }),
    commits: told.commits.map(({ sha, title, email }) => ({
      sha: sha.slice(0, 12),
      title,
      ...(email && { by: personOf(email) ?? markOf(email) }),
    })),
  };
}

const markOf = (email: string) => `?${createHash('sha256').update(email.toLowerCase()).digest('hex').slice(0, 8)}`;
