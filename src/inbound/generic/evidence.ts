import { z } from 'zod';
import { flag, linkIn, mustBeWhole, needed, shaIn, textIn, whole, wholeIn } from '../fields.ts';
import { at, named, read } from './read.ts';

/** Shapes of docs/sources/generic.md. Who sends these reads our answer: what is wrong is refused with its reason, but for words, which are cut. */
const name = named(200);
const words = z
  .string()
  .transform((given) => textIn(given, 200))
  .optional();
const title = read((given) => textIn(given, 200), 'says nothing');
const url = read(linkIn, 'must be an http or https address').optional();
const commit = read(shaIn, 'must be a commit’s hash, 7 to 64 hexadecimal digits').optional();
const count = needed(wholeIn, mustBeWhole(0));
const orNone = whole().transform((n) => n ?? 0);
const isSo = flag.transform((said) => (said ? (true as const) : undefined));

const from = {
  service: name.optional(),
  version: named(60).optional(),
  repository: name.optional(),
  branch: name.optional(),
  commit,
  workflow: name.optional(),
  paths: z.array(z.string().max(500)).max(300).optional(),
  image: name.optional(),
  digest: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/, 'must be sha256: and 64 hexadecimal digits')
    .optional(),
  environment: name.optional(),
  deployId: name.optional(),
  labels: z.record(z.string().max(100), z.string().max(300)).optional(),
};

export const Check = z.object({
  type: z.literal('check'),
  ...from,
  kind: z.enum(['ci', 'tests', 'security', 'sbom', 'provenance', 'review']).default('ci'),
  name,
  app: name.default('generic'),
  state: z.enum(['queued', 'running', 'passed', 'failed', 'skipped', 'neutral', 'cancelled', 'unknown']),
  run: name.optional(),
  attempt: whole(1),
  startedAt: at,
  at,
  url,
  summary: words,
  cases: z.object({ passed: count, failed: count, skipped: orNone, flaky: orNone }).optional(),
  optional: isSo,
});

const MOST_FINDINGS = 1000;
export const Findings = z.object({
  type: z.literal('findings'),
  ...from,
  tool: name,
  complete: flag.transform((said) => said ?? false),
  findings: z
    .array(
      z.object({
        key: name,
        rule: name,
        title,
        severity: z.enum(['critical', 'high', 'medium', 'low', 'none', 'unknown']),
        state: z.enum(['open', 'fixed', 'dismissed']).default('open'),
        where: name.optional(),
        url,
        since: at,
      }),
    )
    .max(MOST_FINDINGS, `takes ${MOST_FINDINGS} findings at most: send the worst, and how many "more" there are`),
  more: whole(),
  at,
});

export const Deployment = z.object({
  type: z.literal('deployment'),
  ...from,
  environment: name,
  key: name,
  state: z.enum(['requested', 'running', 'succeeded', 'failed', 'removed', 'rolled-back']),
  at,
  by: z
    .object({
      email: z.email().max(254).optional(),
      login: name.optional(),
      name: name.optional(),
      bot: isSo,
    })
    .optional(),
  url,
});

export const Incident = z.object({
  type: z.literal('incident'),
  ...from,
  key: name,
  title,
  state: z.enum(['open', 'acknowledged', 'resolved']),
  severity: name.optional(),
  startedAt: at,
  at,
  url,
});

export const Artifact = z.object({ type: z.literal('artifact'), ...from, name, url, at });
