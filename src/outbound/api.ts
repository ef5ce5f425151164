import type { z } from 'zod';
import { pageInstead, readJson, retryAfterMs, said } from './answer.ts';
import { call, type HttpAnswer } from './call.ts';
import { redirects, refusesCredentials } from './to-mend.ts';

/** An API that a manifest names. `name`: as people know it; `manifest`: the file that names it; `secrets`: what must not be shown, should it be repeated to us. */
export type Api = {
  name: string;
  manifest: string;
  base: string;
  headers: Readonly<Record<string, string>>;
  secrets: readonly string[];
  allowPrivate: boolean;
  timeoutSeconds: number;
  /** `once`: one within the same host, where nothing is written: a repository that was renamed */
  redirects: 'never' | 'once';
  /** an answer of 2xx that can't be read, as a page for signing in: whether another may come */
  unreadable: 'final' | 'passing';
};
/** `json`: a body as a value; `body`: as it is sent. `largest`: of an answer, in bytes. */
export type Question = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  json?: object;
  body?: string;
  headers?: Readonly<Record<string, string>>;
  largest?: number;
};
/** `answer`: if there was one; `final`: asking again can't help; `unclear`: what was asked may be done all the same. `why` is for people. */
export type ApiFailed = {
  ok: false;
  answer?: HttpAnswer;
  final: boolean;
  unclear: boolean;
  why: string;
  retryAfterMs?: number;
};
export type Answered = { ok: true; answer: HttpAnswer } | ApiFailed;
export type AnsweredWith<T> = { ok: true; value: T; answer: HttpAnswer } | ApiFailed;

/** Without a limit's end: a minute, as GitHub asks for. */
const RATE_LIMIT_MS = 60_000;
const LARGEST = 5 * 1024 * 1024;

/** The fields that are used of an answer in JSON. What was written and answered with something else may be done. */
export async function askApi<T>(api: Api, question: Question, schema: z.ZodType<T>): Promise<AnsweredWith<T>> {
  const got = await answerOf(api, question);
  return got.ok ? readAs(api, question, got.answer, schema) : got;
}

/** An answer of 2xx, and no page: one for signing in is answered with 200, too. */
export async function answerOf(api: Api, question: Question): Promise<Answered> {
  const base = api.base.replace(/\/+$/, '');
  const first = await called(api, question, `${base}${question.path}`);
  const to = first.ok && api.redirects === 'once' && !isWrite(question) ? movedTo(first.answer, base) : undefined;
  return judged(api, question, to === undefined ? first : await called(api, question, to));
}

/** An answer that was got already, as `askApi` reads it. */
export function readAs<T>(api: Api, question: Question, answer: HttpAnswer, schema: z.ZodType<T>): AnsweredWith<T> {
  const read = readJson(answer, schema);
  if (read.ok) return { ok: true, value: read.value, answer };
  return unreadable(api, question, answer, read.why);
}

const unreadable = (api: Api, question: Question, answer: HttpAnswer, why: string): ApiFailed => ({
  ok: false,
  answer,
  final: api.unreadable === 'final',
  unclear: isWrite(question),
  why: `${api.name} ${why}`,
});

const isWrite = ({ method = 'GET' }: Question) => method !== 'GET';

function movedTo({ status, header }: HttpAnswer, base: string): string | undefined {
  if (![301, 302, 307, 308].includes(status)) return undefined;
  const to = URL.parse(header('location') ?? '', base);
  return to?.origin === new URL(base).origin ? to.href : undefined;
}

const called = (api: Api, { path: _, json, headers, ...question }: Question, url: string) =>
  call({
    largest: LARGEST,
    ...question,
    url,
    ...(json !== undefined && { body: JSON.stringify(json) }),
    allowPrivate: api.allowPrivate,
    called: `the address of ${api.name}`,
    headers: { ...api.headers, ...headers },
    timeoutMs: api.timeoutSeconds * 1000,
  });

function judged(api: Api, question: Question, got: Awaited<ReturnType<typeof call>>): Answered {
  if (got.ok && (got.answer.status < 200 || got.answer.status >= 300)) return failed(api, question, got.answer);
  if (got.ok) {
    const page = pageInstead(got.answer);
    return page === undefined ? got : unreadable(api, question, got.answer, page);
  }
  if (got.how === 'refused')
    return { ok: false, final: true, unclear: false, why: `${api.name} was not called: ${got.why}` };
  return {
    ok: false,
    final: false,
    unclear: isWrite(question) && got.how === 'unclear',
    why: `${api.name} ${got.why}`,
  };
}

function failed(api: Api, question: Question, answer: HttpAnswer): ApiFailed {
  const { status } = answer;
  const told = said(answer, api.secrets);
  const after = retryAfterMs(answer, Date.now());
  const isLimit = status === 429 || (status === 403 && (after !== undefined || /rate limit/i.test(told)));
  const isTrouble = status >= 500 || status === 408;
  const more = told ? `: ${told}` : '';
  const wait = isLimit ? (after ?? RATE_LIMIT_MS) : after;
  return {
    ok: false,
    answer,
    final: !isLimit && !isTrouble,
    unclear: isTrouble && isWrite(question),
    why: `${api.name} ${isLimit ? `has had too many requests (${status}${more})` : whyOf(status, more, api)}`,
    ...(wait !== undefined && { retryAfterMs: wait }),
  };
}

function whyOf(status: number, more: string, { manifest }: Api): string {
  if (status === 401) return refusesCredentials(status, manifest, true, more);
  if (status === 403)
    return `does not allow it (403${more}): give the credentials the rights that its page in docs names`;
  if (status === 404)
    return `does not know it (404${more}): check the names in ${manifest}, and whether the credentials may see it`;
  const answered = status >= 500 || status === 408 ? `answered ${status}${more}` : `refused with ${status}${more}`;
  return redirects(status, manifest) ?? answered;
}
