import { Hono } from 'hono';
import { z } from 'zod';
import { faultLines } from '../adapters/in-our-words.ts';
import { parseJson } from '../adapters/standard-webhooks.ts';
import type { DeployTarget } from '../deploy-targets/target.ts';
import { isRefusedAs } from '../domain/deciding/decision.ts';
import { one } from '../domain/deciding/reads.ts';
import { GONOGO } from '../domain/deciding/world.ts';
import { releases } from '../domain/release/document.ts';
import { rolloutOf } from '../domain/release/release.ts';
import { perform } from '../door/perform.ts';
import { see } from '../door/read-only.ts';
import type { Setting } from '../door/setting.ts';
import { redacted } from '../secrets/redact.ts';
import { anotherTime } from './another-time.ts';
import { limited } from './limited.ts';
import { notTaken } from './not-taken.ts';

/** Where people look at a run: shown as a link, never called. */
const RunAddress = z
  .url({ protocol: /^https$/, error: 'must be an https address' })
  .max(1000)
  .refine(
    (url) => !URL.canParse(url) || (new URL(url).username === '' && new URL(url).password === ''),
    'must not hold credentials',
  )
  .transform((url) => redacted(new URL(url).href));

/** A pipeline's report on a step. Numbers grow; text is shown to people, escaped. */
const Report = z.object({
  deployId: z.string().regex(/^R-\d+-\d+$/, 'must be the one that the deploy was asked for with, such as R-118-1'),
  stage: z.string().min(1).max(200),
  status: z.enum(['accepted', 'running', 'succeeded', 'failed']),
  n: z.number().int().min(1),
  percent: z.number().min(0).max(100).optional(),
  message: z.string().max(2000).default('').transform(redacted),
  url: RunAddress.optional(),
  unchanged: z.boolean().optional(),
});

const LARGEST = 64 * 1024;
const BAD_SIGNATURE = {
  error: 'bad signature',
  remedy:
    'sign the raw body as docs/deploy-webhook.md says, with the secret of the target that got the step and a clock that is right',
};
const NAMED = 'send deployId and stage as the request to deploy named them';
/** What is kept of a rollout that is over. */
const Started = z.object({
  rollout: z.object({ id: z.string(), stages: z.array(z.object({ name: z.string(), target: z.string() })) }),
});

/** What pipelines and load balancers call. A report is signed by the target that has its step. */
export function httpApp(
  setting: Setting,
  targets: Record<string, DeployTarget>,
  health: () => { ok: boolean; detail: Record<string, unknown> },
): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => {
    const { ok, detail } = health();
    return c.json({ ok, ...detail }, ok ? 200 : 503);
  });
  app.post('/deploys/callback', limited(LARGEST), async (c) => {
    const raw = await c.req.text();
    const signers = Object.keys(targets).filter((name) => targets[name]?.hasSigned(raw, (h) => c.req.header(h)));
    // A stranger learns nothing, not even which deploys there are.
    if (signers.length === 0) {
      const isRight = Object.values(targets).some((of) => of.hasSigned(raw, (h) => c.req.header(h), 'whenever'));
      return c.json(isRight ? anotherTime(c.req.header('webhook-timestamp') ?? '') : BAD_SIGNATURE, 401);
    }
    const json = parseJson(raw);
    if (json === undefined) return c.json({ error: 'not a report', faults: ['the body: must be JSON'] }, 400);
    const report = Report.safeParse(json);
    if (!report.success) return c.json({ error: 'not a report', faults: faultLines(report.error, 'the body') }, 400);
    const { deployId, ...rest } = report.data;
    const release = deployId.slice(0, deployId.lastIndexOf('-'));
    const owner = await targetOf(setting, release, report.data);
    if (owner !== undefined && !signers.includes(owner)) return c.json(BAD_SIGNATURE, 401);
    const outcome = await perform(
      setting,
      { type: 'ReportStage', release, deployId, ...rest },
      { actor: GONOGO, via: 'pipeline', cause: c.req.header('webhook-id') ?? '' },
    );
    if (outcome.ok) return c.json({ ok: true, ...(outcome.note !== undefined && { ignored: outcome.note }) });
    if (isRefusedAs(outcome.refusal, 'unknown-deploy', 'unknown-stage'))
      return c.json({ error: outcome.refusal.refused, remedy: NAMED }, 404);
    const { status, body, headers } = notTaken(outcome.refusal);
    return c.json(body, status, headers);
  });
  return app;
}

/** The target that has, or had, a step. Undefined: nobody has it. */
async function targetOf(
  setting: Setting,
  release: string,
  { deployId, stage }: Pick<z.infer<typeof Report>, 'deployId' | 'stage'>,
): Promise<string | undefined> {
  const { found } = await see(setting, { found: one(releases, release) });
  const now = found && rolloutOf(found);
  if (!now) return undefined;
  const stages = now.id === deployId ? now.stages : await before(setting, release, deployId);
  return stages.find((s) => s.name === stage)?.target;
}

/** The steps of a rollout that another one followed. */
async function before({ store }: Setting, release: string, deployId: string) {
  for (const { data } of await store.history(`release/${release}`)) {
    const started = Started.safeParse(data);
    if (started.success && started.data.rollout.id === deployId) return started.data.rollout.stages;
  }
  return [];
}
