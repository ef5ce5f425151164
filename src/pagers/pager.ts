import { retryAfterMs, said } from '../outbound/answer.ts';
import type { CallEnded } from '../outbound/call.ts';
import { MINUTE_MS } from '../time/instants.ts';

/** What somebody is woken for. `key`: the same one again is the same page. `link`: where it can be looked at; `details`: what is known, by name. */
export type PageCall = {
  key: string;
  summary: string;
  source: string;
  severity: 'critical' | 'error' | 'warning' | 'info';
  link?: string;
  details: Readonly<Record<string, string>>;
};

/** `final`: asking again can't help. `why` is shown to people. */
export type PageSent = { ok: true } | { ok: false; final: boolean; why: string; retryAfterMs?: number };

/** Whether somebody has taken it. `by`: their e-mail address or name, `at`: when, UTC ISO, where these are told; `final`: that can't be asked there. */
export type Looked = { ok: true; acknowledged: boolean; by?: string; at?: string } | { ok: false; final: boolean };

/** What wakes people. All of it may be sent again with the same key. */
export interface Pager {
  page(page: PageCall): Promise<PageSent>;
  /** somebody has it: it stops waking others */
  acknowledge(key: string): Promise<PageSent>;
  resolve(key: string): Promise<PageSent>;
  /** where acknowledgements are not told by themselves */
  look?(key: string): Promise<Looked>;
}

/** How often a page is tried, and how long is waited between, ms: three times half a minute, so that it is over before the next person is asked. */
export const ATTEMPTS = 4;
export const RETRY_MS = 30_000;

/** 202 and the like: taken. Too many and server's faults may pass; everything else is for whoever keeps the manifests. */
export function sentBy(called: CallEnded, secrets: readonly string[], now: number): PageSent {
  if (!called.ok) {
    const refused = called.how === 'refused';
    return { ok: false, final: refused, why: refused ? called.why : `it ${called.why}` };
  }
  const { answer } = called;
  const { status } = answer;
  if (status >= 200 && status < 300 && !/text\/html/i.test(answer.header('content-type') ?? '')) return { ok: true };
  const words = said(answer, secrets);
  const why = `it answered ${status}${words ? `: ${words}` : ''}`;
  const final = status < 300 || (status < 500 && status !== 429 && status !== 408);
  const wait = final ? undefined : retryAfterMs(answer, now);
  return { ok: false, final, why, ...(wait !== undefined && { retryAfterMs: Math.min(wait, 5 * MINUTE_MS) }) };
}
