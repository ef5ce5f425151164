import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault, Faults } from './faults.ts';
import type { RateLimits } from './limits.ts';
import { type ApiContext, type Args, type Method, SlackError } from './method.ts';
import { METHODS } from './methods.ts';

/** Slack's Web API over HTTP: arguments, faults on demand, rate limits, tokens, scopes, and the answer. */
export type WebApi = {
  context: ApiContext;
  faults: Faults;
  limits: () => RateLimits;
  tokens: { bot: string; app: string };
  /** for the log under the page */
  note: (method: string, detail: string, ok?: boolean) => void;
  killApp: () => Promise<void>;
};

export async function answerCall(
  api: WebApi,
  method: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const { context, faults, note } = api;
  const args = await argumentsOf(req);
  const fault = faults.next(method, args.channel);
  const answer = (status: number, payload: object, headers: Record<string, string> = {}) =>
    void res
      .writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
      .end(JSON.stringify(payload));
  const refuse = (error: string, more: object = {}) => {
    note(method, [error, ...Object.values(more).map((m) => JSON.stringify(m))].join(' '), false);
    answer(200, { ok: false, error, ...more });
  };

  if (fault?.kind === 'kill-before') await api.killApp();
  if (fault?.kind === 'drop-before' || fault?.kind === 'kill-before') {
    note(method, fault.kind, false);
    return void res.destroy();
  }
  if (fault?.kind === '503-before') {
    note(method, '503 before', false);
    return answer(503, { ok: false, error: 'service_unavailable' });
  }
  const wait = secondsToWait(api, method, args.channel, fault);
  if (wait > 0) {
    note(method, `429, Retry-After ${wait}`, false);
    return answer(429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(wait) });
  }

  const known = METHODS[method];
  if (!known) return refuse('unknown_method', { req_method: method });
  const token = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1] ?? args.token;
  const unfit =
    fault?.kind === 'invalid_auth' && token !== undefined ? fault.kind : unfitToken(api, method, known, token);
  if (unfit) return refuse(unfit);
  const scopes = [(typeof known.scope === 'function' ? known.scope(args, context) : known.scope) ?? []].flat();
  const needed = scopes.filter((s) => !context.scopes.includes(s)).join(',');
  if (needed !== '') return refuse('missing_scope', { needed, provided: context.scopes.join(',') });
  if (fault?.kind === 'error') return refuse(fault.error ?? 'fatal_error');

  try {
    const result = known.run(args, context);
    note(method, about(args));
    if (fault?.kind === 'kill-after') await api.killApp();
    if (fault?.kind === 'drop-after' || fault?.kind === 'kill-after') return void res.destroy();
    if (fault?.kind === '503-after') return answer(503, { ok: false, error: 'service_unavailable' });
    const accepted = scopes.length > 0 && { 'x-accepted-oauth-scopes': scopes.join(',') };
    answer(200, { ok: true, ...result }, { 'x-oauth-scopes': context.scopes.join(','), ...accepted });
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    const { details } = error;
    refuse(error.message, details.length > 0 ? { response_metadata: { messages: details } } : {});
  }
}

const secondsToWait = (api: WebApi, method: string, channel: unknown, fault: Fault | undefined): number =>
  fault?.kind === '429'
    ? (fault.retryAfter ?? 1)
    : api.limits().take(method, typeof channel === 'string' ? channel : undefined);

/** What Slack says to a token that a method does not take. */
function unfitToken({ tokens }: WebApi, method: string, { app }: Method, token: unknown): string | undefined {
  // The one method that asks for nothing.
  if (token === undefined) return method === 'api.test' ? undefined : 'not_authed';
  if (![tokens.bot, tokens.app].includes(String(token))) return 'invalid_auth';
  const right = app ? tokens.app : tokens.bot;
  return token !== right && method !== 'auth.test' ? 'not_allowed_token_type' : undefined;
}

async function bodyOf(req: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part);
  return Buffer.concat(parts);
}

/** Arguments come in the query, as a form, or as JSON. */
async function argumentsOf(req: IncomingMessage): Promise<Args> {
  const raw = (await bodyOf(req)).toString('utf8');
  const query = Object.fromEntries(new URLSearchParams((req.url ?? '').split('?')[1] ?? ''));
  if (!(req.headers['content-type'] ?? '').startsWith('application/json'))
    return { ...query, ...Object.fromEntries(new URLSearchParams(raw)) };
  try {
    const parsed: unknown = JSON.parse(raw === '' ? '{}' : raw);
    return typeof parsed === 'object' && parsed !== null ? { ...query, ...parsed } : query;
  } catch {
    return query;
  }
}

const about = (args: Args) =>
  [args.channel, args.user_id ?? args.users, typeof args.text === 'string' ? args.text.slice(0, 60) : undefined]
    .filter(Boolean)
    .join(' · ');
