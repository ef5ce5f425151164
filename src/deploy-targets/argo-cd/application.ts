import { z } from 'zod';
import { type Api, type ApiFailed, askApi } from '../../outbound/api.ts';
import { CALLED, runOf, wholeOnly } from '../common.ts';
import { correlationOf, type FilledTemplate, filled } from '../fill.ts';
import type { StageRequest } from '../target.ts';
import { type Options, textsOf } from './options.ts';

const Operation = z.object({
  info: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
  sync: z.object({ revision: z.string().optional(), dryRun: z.boolean().optional() }).nullish(),
});
type Operation = z.infer<typeof Operation>;

/** What is used of an application; `operation`: one that has not begun yet. */
export const Application = z.object({
  spec: z.object({
    sources: z.array(z.unknown()).nullish(),
    syncPolicy: z.object({ automated: z.object({ enabled: z.boolean().optional() }).nullish() }).nullish(),
  }),
  operation: Operation.nullish(),
  status: z.object({
    reconciledAt: z.string().nullish(),
    sync: z.object({ status: z.string() }).optional(),
    health: z.object({ status: z.string().optional(), message: z.string().optional() }).optional(),
    history: z.array(z.object({ id: z.number().int(), revision: z.string().optional() })).nullish(),
    operationState: z
      .object({
        phase: z.string(),
        message: z.string().optional(),
        startedAt: z.string(),
        finishedAt: z.string().nullish(),
        operation: Operation,
        syncResult: z.object({ revision: z.string().optional() }).nullish(),
      })
      .nullish(),
  }),
});
export type Application = z.infer<typeof Application>;

export const clientOf = ({ allowPrivate, timeoutSeconds }: Options, base: string, token: string): Api => ({
  ...CALLED,
  name: 'Argo CD',
  base,
  allowPrivate,
  timeoutSeconds,
  secrets: [token],
  headers: { accept: 'application/json', 'content-type': 'application/json', authorization: `Bearer ${token}` },
});

/** Of a step: its application, as it is called, and the revision it is to run. */
export type Aim = { name: string; revision: string; scope: Record<string, string>; path: string; query: string };

export function aimOf(o: Options, request: StageRequest): FilledTemplate<Aim> {
  const part = wholeOnly(textsOf(o), request);
  if (part !== undefined) return { ok: false, why: part };
  const name = filled(o.application, request);
  const revision = filled(o.revision, request);
  const scope: Record<string, string> = {};
  for (const [key, text] of [
    ['appNamespace', o.namespace],
    ['project', o.project],
  ] as const) {
    const value = text === undefined ? undefined : filled(text, request);
    if (value && !value.ok) return value;
    if (value) scope[key] = value.value;
  }
  if (!name.ok) return name;
  if (!revision.ok) return revision;
  const path = `/api/v1/applications/${encodeURIComponent(name.value)}`;
  return {
    ok: true,
    value: { name: name.value, revision: revision.value, scope, path, query: new URLSearchParams(scope).toString() },
  };
}

export async function read(
  argo: Api,
  { name, path, query }: Aim,
  more = '',
): Promise<{ ok: true; value: Application } | ApiFailed> {
  const app = await askApi(argo, { path: `${path}?${[query, more].filter(Boolean).join('&')}` }, Application);
  // Who may not see an application is not told whether there is one: https://github.com/argoproj/argo-cd/security/advisories/GHSA-2q5c-qw9c-fmvq
  return app.ok || app.answer?.status !== 403
    ? app
    : {
        ...app,
        why: `${app.why}, and check whether there is an application ${name}: Argo CD answers alike where there is none`,
      };
}

export const INFO = 'gonogo';
/** Their clock may differ from ours. */
const SKEW_MS = 60_000;

/** Whether an operation is the one of a step. A rollback carries no information of ours: it is known by where it goes. */
export function isOurs(
  operation: Operation,
  startedAt: string | undefined,
  request: StageRequest,
  { revision }: Aim,
): boolean {
  if (operation.sync?.dryRun) return false;
  const told = operation.info?.find((i) => i.name === INFO);
  if (told) return told.value === correlationOf(request);
  const isBack = request.rollout.direction === 'back' && operation.sync?.revision === revision;
  return isBack && (startedAt === undefined || isSince(startedAt, request));
}
export const isSince = (instant: string, { stage }: StageRequest) =>
  Date.parse(instant) >= Date.parse(stage.startedAt ?? '') - SKEW_MS;

/** Where people look at it. */
export const linkOf = ({ base }: Api, { name, scope }: Aim, request: StageRequest) =>
  runOf(
    correlationOf(request),
    `${base.replace(/\/+$/, '')}/applications/${scope.appNamespace ? `${encodeURIComponent(scope.appNamespace)}/` : ''}${encodeURIComponent(name)}`,
  );

/** Why an application must not be synced. */
export function unfit({ spec }: Application, { name, revision }: Aim): string | undefined {
  const { automated } = spec.syncPolicy ?? {};
  if (automated && automated.enabled !== false)
    return `Argo CD syncs ${name} by itself: there a deploy is a commit that makes it ${revision}; switch its auto-sync off to have it deployed from here`;
  if (spec.sources && spec.sources.length > 0)
    return `the application ${name} has several sources, and one revision can't be given for all of them`;
  return undefined;
}
