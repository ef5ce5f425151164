import type { z } from 'zod';
import { redacted } from '../secrets/redact.ts';
import { HOUR_MS } from '../time/instants.ts';
import type { HttpAnswer } from './call.ts';

export type Parsed<T> = { ok: true; value: T } | { ok: false; why: string };

/** The fields that are used of an answer in JSON; `why` goes on after "it" or a name. */
export function readJson<T>({ text, whole, header }: HttpAnswer, schema: z.ZodType<T>): Parsed<T> {
  if (isPage(text) || isHtml(header)) return { ok: false, why: PAGE };
  if (!whole)
    return { ok: false, why: 'answered with more than can be read: check the address, and what answers there' };
  const read = schema.safeParse(parsed(text));
  return read.success
    ? { ok: true, value: read.data }
    : { ok: false, why: `answered with what can't be read${fault(read.error)}` };
}

const PAGE = 'answered with a web page instead of JSON: check the address, and whether a sign-in page stands before it';

/** Why an answer is none of an API, whatever its status; an empty one says nothing against it. `why` as above. */
export const pageInstead = ({ text, header }: HttpAnswer): string | undefined =>
  isPage(text) || (isHtml(header) && text.trim() !== '') ? PAGE : undefined;

/** What an answer says, for people: its `message` or `error` where it is JSON, else its first line. */
export function said({ text }: HttpAnswer, secrets: readonly string[] = []): string {
  if (isPage(text)) return 'a web page';
  const json = parsed(text);
  return wordsOf(messageOf(json) ?? text.trim().split('\n')[0] ?? '', secrets);
}

/** Words of others as they may be shown and kept: without `secrets` of ours that they repeat, and what looks like one of theirs. */
export function wordsOf(text: string, secrets: readonly string[] = []): string {
  const line = secrets.reduce((shown, secret) => (secret ? shown.replaceAll(secret, '…') : shown), text);
  return redacted(line.slice(0, READ)).slice(0, LONGEST_SAID);
}

const READ = 2000;
const LONGEST_SAID = 200;
const isPage = (text: string) => /^\s*</.test(text);
const isHtml = (header: HttpAnswer['header']) => /text\/html/i.test(header('content-type') ?? '');

/** Where APIs put what went wrong: a text, or lists of texts by field. */
function messageOf(json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const told = ['message', 'error_description', 'error'].map((name) => Reflect.get(json, name)).find(Boolean);
  // Jira tells in a list of texts, GitHub in a list beside a `message` of two words.
  const listed = [Reflect.get(json, 'errorMessages'), Reflect.get(json, 'errors')].flatMap(textsOf);
  const all = [...(typeof told === 'string' ? [told] : told === undefined ? [] : [JSON.stringify(told)]), ...listed];
  return all.length > 0 ? all.join(': ') : undefined;
}

const textsOf = (list: unknown): string[] =>
  (Array.isArray(list) ? list.slice(0, 3) : []).flatMap((one: unknown) => {
    const text = typeof one === 'object' && one !== null ? Reflect.get(one, 'message') : one;
    return typeof text === 'string' ? [text] : [];
  });

function fault({ issues: [first] }: z.ZodError): string {
  return first && first.path.length > 0 ? ` (${first.path.join('.')}: ${first.message})` : '';
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const LONGEST_WAIT_MS = HOUR_MS;

/**
 * How long an answer asks to wait, in ms, an hour at most: `Retry-After` in seconds or as a date, else `x-ratelimit-reset` (UTC seconds) where nothing is
 * left of a limit. Dates are taken by the clock of whoever answered (`now`: ours, where it sends none).
 */
export function retryAfterMs({ header }: Pick<HttpAnswer, 'header'>, now: number): number | undefined {
  const theirs = Date.parse(header('date') ?? '');
  const clock = Number.isNaN(theirs) ? now : theirs;
  const after = header('retry-after');
  const reset = header('x-ratelimit-remaining') === '0' ? header('x-ratelimit-reset') : undefined;
  const wait = after !== undefined ? (seconds(after) ?? Date.parse(after) - clock) : Number(reset) * 1000 - clock;
  return wait > 0 ? Math.min(wait, LONGEST_WAIT_MS) : undefined;
}

const seconds = (text: string) => (/^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) * 1000 : undefined);
