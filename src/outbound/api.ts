import type { z } from 'zod';
import { readJson, retryAfterMs, said } from './answer.ts';
import { call, type HttpAnswer } from './call.ts';

/** An API that a manifest names. `name`: as people know it; `manifest`: the file that names it; `secrets`: what must not be shown, should it be repeated to us. */
export type Api = {
  name: string;
  manifest: string;
  base: string;
  headers: Readonly<Record<string, string>>;
  secrets: readonly string[];
  allowPrivate: boolean;
  timeoutSeconds: number;
};
/** `largest`: of an answer, in bytes. */
export type Question = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH';
  path: string;
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  largest?: number;
};
/** `status`: of its answer, if there was one; `final`: asking again can't help; `unclear`: what was asked may be done all the same. `why` is for people. */
export type ApiFailed = {
  ok: false;
  status?: number;
  final: boolean;
  unclear: boolean;
  why: string;
  retryAfterMs?: number;
};
export type Answered<T> = { ok: true; value: T; answer: HttpAnswer } | ApiFailed;

/** Without a limit's end: a minute, as GitHub asks for. */
const RATE_LIMIT_MS = 60_000;
const LARGEST = 5 * 1024 * 1024;

/** The fields that are used of an answer in JSON. */
export async function askApi<T>(api: Api, question: Question, schema: z.ZodType<T>): Promise<Answered<T>> {
  const got = await answerOf(api, question);
  if (!got.ok) return got;
  const read = readJson(got.value, schema);
  if (read.ok) return { ok: true, value: read.value, answer: got.value };
  return {
    ok: false,
    status: got.value.status,
    final: true,
    unclear: isWrite(question),
    why: `${api.name} ${read.why}`,
  };
}

/** An answer of 2xx. One redirection within the same host is followed where nothing is written: a repository that was renamed. */
export async function answerOf(api: Api, question: Question): Promise<{ ok: true; value: HttpAnswer } | ApiFailed> {
  const base = api.base.replace(/\/+$/, '');
  const first = await called(api, question, `${base}${question.path}`);
  if (!first.ok || isWrite(question) || ![301, 302, 307, 308].includes(first.answer.status))
    return judged(api, question, first);
  const to = URL.parse(first.answer.header('location') ?? '', base);
  if (!to || to.origin !== new URL(base).origin) return judged(api, question, first);
  return judged(api, question, await called(api, question, to.href));
}

const isWrite = ({ method = 'GET' }: Question) => method !== 'GET';

const called = (api: Api, { path: _, body, headers, ...question }: Question, url: string) =>
  call({
    largest: LARGEST,
    ...question,
    url,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    allowPrivate: api.allowPrivate,
    called: `the address of ${api.name}`,
    headers: { ...api.headers, ...headers },
    timeoutMs: api.timeoutSeconds * 1000,
  });

type Called = Awaited<ReturnType<typeof call>>;

function judged(api: Api, question: Question, got: Called): { ok: true; value: HttpAnswer } | ApiFailed {
  if (got.ok)
    return got.answer.status >= 200 && got.answer.status < 300
      ? { ok: true, value: got.answer }
      : failed(api, got.answer);
  if (got.how === 'refused')
    return { ok: false, final: true, unclear: false, why: `${api.name} was not called: ${got.why}` };
  return {
    ok: false,
    final: false,
    unclear: isWrite(question) && got.how === 'unclear',
    why: `${api.name} ${got.why}`,
  };
}

function failed({ name, manifest, secrets }: Api, answer: HttpAnswer): ApiFailed {
  const { status } = answer;
  const told = said(answer, secrets);
  const after = retryAfterMs(answer, Date.now());
  const isLimit = status === 429 || (status === 403 && (after !== undefined || /rate limit/i.test(told)));
  const more = told ? `: ${told}` : '';
  const wait = isLimit ? (after ?? RATE_LIMIT_MS) : after;
  return {
    ok: false,
    status,
    final: !isLimit && status < 500 && status !== 408,
    unclear: status >= 500 || status === 408,
    why: `${name} ${isLimit ? `has had too many requests (${status}${more})` : (REMEDIES[status]?.(manifest, more) ?? `answered ${status}${more}`)}`,
    ...(wait !== undefined && { retryAfterMs: wait }),
  };
}

const REMEDIES: Record<number, (manifest: string, more: string) => string> = {
  401: (manifest, more) => `refuses the token (401${more}): renew the one that ${manifest} names, and restart`,
  403: (_, more) => `does not allow it (403${more}): give the token the rights that its page in docs names`,
  404: (manifest, more) =>
    `does not know it (404${more}): check the names in ${manifest}, and whether the token may see it`,
};
