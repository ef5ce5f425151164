import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { GONOGO } from '../domain/decision.ts';
import { isSigned, parseJson } from '../inbound/standard-webhooks.ts';
import type { Setting } from '../look.ts';
import { perform } from '../perform.ts';

/** A pipeline's report on a step. Numbers grow; text is shown to people, escaped. */
const Report = z.object({
  deployId: z.string().regex(/^R-\d+-\d+$/),
  stage: z.string().min(1).max(200),
  status: z.enum(['accepted', 'running', 'succeeded', 'failed']),
  n: z.number().int().min(1),
  percent: z.number().min(0).max(100).optional(),
  message: z.string().max(2000).default(''),
});

const LARGEST = 64 * 1024;

/** What pipelines and load balancers call. `secrets`: of every deploy target, any may sign. */
export function httpApp(
  setting: Setting,
  secrets: string[],
  health: () => { ok: boolean; detail: Record<string, unknown> },
): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => {
    const { ok, detail } = health();
    return c.json({ ok, ...detail }, ok ? 200 : 503);
  });
  const limited = bodyLimit({
    maxSize: LARGEST,
    onError: (c) => c.json({ error: 'too large', remedy: `send ${LARGEST} bytes at most` }, 413),
  });
  app.post('/deploys/callback', limited, async (c) => {
    const raw = await c.req.text();
    if (!secrets.some((secret) => isSigned(secret, raw, (name) => c.req.header(name))))
      return c.json(
        {
          error: 'bad signature',
          remedy: 'sign the raw body as docs/deploy-webhook.md says, with a clock that is right',
        },
        401,
      );
    const report = Report.safeParse(parseJson(raw));
    if (!report.success)
      return c.json(
        { error: 'not a report', faults: report.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`) },
        400,
      );
    const { deployId, ...rest } = report.data;
    const release = deployId.slice(0, deployId.lastIndexOf('-'));
    const outcome = await perform(
      setting,
      { type: 'ReportStage', release, deployId, ...rest },
      { actor: GONOGO, via: 'pipeline', cause: c.req.header('webhook-id') ?? '' },
    );
    if (outcome.ok) return c.json({ ok: true, ...(outcome.note !== undefined && { ignored: outcome.note }) });
    const unknown = outcome.refusal.refused === 'unknown-deploy' || outcome.refusal.refused === 'unknown-stage';
    return c.json({ error: outcome.refusal.refused }, unknown ? 404 : 503);
  });
  return app;
}
