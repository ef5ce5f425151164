import type { z } from 'zod';
import { readJson, retryAfterMs, said } from '../outbound/answer.ts';
import { call, type HttpAnswer } from '../outbound/call.ts';
import type { RunFound, StepSeen, Unsent } from './target.ts';

/** The API of a target. `name`: as people know it; `secrets`: what must not be shown, should it be repeated to us. */
export type TargetApi = {
  name: string;
  base: string;
  headers: Readonly<Record<string, string>>;
  secrets: readonly string[];
  allowPrivate: boolean;
  timeoutSeconds: number;
};

export type ApiFailure = {
  ok: false;
  /** its answer, if there was one */
  answer?: HttpAnswer;
  /** `no`: certainly nothing was started; `maybe`: nobody knows */
  taken: 'no' | 'maybe';
  /** asking again can't help */
  final: boolean;
  why: string;
  retryAfterMs?: number;
};
export type ApiRequest = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  body?: string;
  headers?: Record<string, string>;
};

/** Without a limit's end: a minute, as GitHub asks for. */
const RATE_LIMIT_MS = 60_000;

/** An answer of 2xx, or what is known without one. */
export async function answerOf(
  api: TargetApi,
  { path, headers, ...asked }: ApiRequest,
): Promise<{ ok: true; answer: HttpAnswer } | ApiFailure> {
  const { name, base, allowPrivate, timeoutSeconds } = api;
  const called = await call({
    ...asked,
    url: `${base.replace(/\/+$/, '')}${path}`,
    allowPrivate,
    called: `the address of ${name}`,
    headers: { ...api.headers, ...headers },
    timeoutMs: timeoutSeconds * 1000,
  });
  if (called.ok)
    return called.answer.status < 200 || called.answer.status > 299 ? failureOf(api, called.answer) : called;
  if (called.how === 'refused')
    return { ok: false, taken: 'no', final: true, why: `${name} was not called: ${called.why}` };
  return {
    ok: false,
    taken: called.how === 'unreachable' ? 'no' : 'maybe',
    final: false,
    why: `${name} ${called.why}`,
  };
}

/** The fields that are used of an answer. What can't be read may still have been done. */
export async function ask<T>(
  api: TargetApi,
  asked: ApiRequest,
  schema: z.ZodType<T>,
): Promise<{ ok: true; value: T } | ApiFailure> {
  const answered = await answerOf(api, asked);
  if (!answered.ok) return answered;
  const read = readJson(answered.answer, schema);
  return read.ok
    ? read
    : { ok: false, answer: answered.answer, taken: 'maybe', final: false, why: `${api.name} ${read.why}` };
}

function failureOf(api: TargetApi, answer: HttpAnswer): ApiFailure {
  const { status } = answer;
  const { name } = api;
  const told = said(answer, api.secrets);
  const more = told ? `: ${told}` : '';
  const after = retryAfterMs(answer, Date.now());
  const failed = (taken: 'no' | 'maybe', final: boolean, why: string, ms = after): ApiFailure => ({
    ok: false,
    answer,
    taken,
    final,
    why: `${name} ${why}`,
    ...(ms !== undefined && { retryAfterMs: ms }),
  });
  if (status === 429 || (status === 403 && (after !== undefined || /rate limit/i.test(told))))
    return failed('no', false, `has had too many requests (${status}${more})`, after ?? RATE_LIMIT_MS);
  if (status === 401)
    return failed(
      'no',
      true,
      `refuses the credentials (401${more}): renew them where deploy-targets.yml takes them from, and restart`,
    );
  if (status === 403)
    return failed(
      'no',
      true,
      `does not allow it (403${more}): give the credentials the right that its page in docs/targets names`,
    );
  if (status === 404)
    return failed(
      'no',
      true,
      `does not know it (404${more}): check the names in deploy-targets.yml, and whether the credentials may see it`,
    );
  if (status === 408 || status >= 500) return failed('maybe', false, `answered ${status}${more}`);
  if (status >= 300 && status < 400)
    return failed('no', true, `redirects (${status}), which is not followed: check the address in deploy-targets.yml`);
  return failed('no', true, `refused with ${status}${more}`);
}

/** A failed request as what became of a step. */
export const unsent = ({ taken, final, why, retryAfterMs: ms }: ApiFailure): Unsent => ({
  ok: false,
  final,
  ...(taken === 'maybe' && { unclear: true as const }),
  why,
  ...(ms !== undefined && { retryAfterMs: ms }),
});

/** What stops a step before anything is sent. */
export const notSent = (why: string): Unsent => ({ ok: false, final: true, why });

/** A failed request as an answer to how far a run is. */
export const unseen = ({ answer, why, retryAfterMs: ms }: ApiFailure): Extract<StepSeen, { ok: false }> => ({
  ok: false,
  ...(answer?.status === 404 && { gone: true as const }),
  ...((answer?.status === 401 || answer?.status === 403) && ms === undefined && { denied: true as const }),
  why,
  ...(ms !== undefined && { retryAfterMs: ms }),
});

/** A failed request as an answer to whether something is there: credentials may be renewed, an address that must not be called stays so. */
export const unfound = ({ answer, final, why, retryAfterMs: ms }: ApiFailure): RunFound => ({
  there: 'unknown',
  final: final && answer === undefined,
  why,
  ...(ms !== undefined && { retryAfterMs: ms }),
});
