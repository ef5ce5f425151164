import { z } from 'zod';
import { inOneLine } from '../blocks/text.ts';
import { own } from '../domain/own.ts';
import { redacted } from '../secrets/redact.ts';

/** The first so many characters, none of them cut in two. Only those are walked over: the text may be as long as a body. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  for (let n = 0; n < most && end < text.length; n++) end += (text.codePointAt(end) ?? 0) > LAST_OF_ONE ? 2 : 1;
  return text.slice(0, end);
}
/** What lies above takes two places of a text. */
const LAST_OF_ONE = 0xffff;

/** What has to be there, and what it must be. */
export const needed = <T>(read: (value: unknown) => T | undefined, must: string) =>
  z
    .unknown()
    .optional()
    .transform((value, c) => {
      const found = read(value);
      if (found !== undefined) return found;
      c.addIssue(value === undefined || value === null ? `is missing; it ${must}` : must);
      return z.NEVER;
    });

/** What may lack, or be null; where it is there and says nothing, it is wrong: to guess it would count something as what it is not. */
const given = <T>(read: (value: unknown) => T | undefined, must: string) =>
  z
    .unknown()
    .optional()
    .transform((value, c) => {
      if (value === undefined || value === null) return undefined;
      const found = read(value);
      if (found === undefined) c.addIssue(must);
      return found;
    });

/** An id, of whoever writes it as a number and whoever writes it as a text. */
export const id = needed((value) => wordIn(value, 200), 'must be a number or a text');

/** What something is called, were it only a number; a job may hold the lines of what its matrix gives it. */
export const name = needed(nameIn, 'must be a name');
function nameIn(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return inOneLine(String(value).trim().toWellFormed()) || undefined;
}

/** A whole number from so many on. Who builds JSON in a shell or by a template writes it as a text. */
export const whole = (least = 0) => given((value) => wholeIn(value, least), mustBeWhole(least));
export const mustBeWhole = (least: number) => `must be a whole number, ${least} or more`;
export function wholeIn(value: unknown, least = 0): number | undefined {
  const n = typeof value === 'string' && /^\d{1,15}$/.test(value.trim()) ? Number(value) : value;
  return typeof n === 'number' && Number.isSafeInteger(n) && n >= least ? n : undefined;
}

/** Yes or no, in whatever way templates and older languages write it. */
export const flag = given(flagIn, 'must be true or false');
export function flagIn(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' || typeof value === 'number'
    ? own(FLAGS, String(value).trim().toLowerCase())
    : undefined;
}
const FLAGS: Record<string, boolean> = { true: true, false: false, 1: true, 0: false };

/** What a provider may leave out, or send as null, as a number where a text stood, or as something of a year to come: it is nothing then. */
const lenient = <T>(read: (value: unknown) => T | undefined) => z.unknown().optional().transform(read);

/** One line for people: without what looks like a secret, at most so many characters. */
export const text = (most = 200) => lenient((value) => textIn(value, most));
export function textIn(value: unknown, most: number): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const [line = ''] = cut(String(value).trim(), most * 4)
    .toWellFormed()
    .split(/[\r\n]/, 1);
  return cut(redacted(line), most).trim() || undefined;
}

/** A name or an id by which something is found again, as it was written. A longer one is none: cut, it would be another. */
export const word = (most = 300) => lenient((value) => wordIn(value, most));
export function wordIn(value: unknown, most = 300): string | undefined {
  const given = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  return given === '' || given.length > most || hasControls(given) || !given.isWellFormed() ? undefined : given;
}
export const hasControls = (given: string) => /\p{Cc}/u.test(given);

/** The hash of a commit, in lower case. Zeros stand for none. */
export const sha = lenient(shaIn);
export function shaIn(value: unknown): string | undefined {
  const given = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return /^[0-9a-f]{7,64}$/.test(given) && !/^0+$/.test(given) ? given : undefined;
}

/** `sha256:…` of an image or another artifact, in lower case; a package URL writes its colon as %3A. */
export const digest = lenient(digestIn);
export function digestIn(value: unknown): string | undefined {
  const found = typeof value === 'string' ? /sha256(?::|%3a)([0-9a-f]{64})(?![0-9a-f])/i.exec(value) : null;
  return found ? `sha256:${found[1]?.toLowerCase()}` : undefined;
}

/** An address that people may open: no credentials in it, nor what looks like any. Of one that is too long, its page without the details. */
export const link = lenient(linkIn);
const LONGEST_LINK = 1000;
export function linkIn(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 20_000 || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  if (!/^https?:$/.test(url.protocol)) return undefined;
  url.username = '';
  url.password = '';
  const page = `${url.origin}${url.pathname}`;
  return [url.href, page].map(redacted).find((safe) => safe.length <= LONGEST_LINK);
}

/** UTC ISO of what providers write: ISO with any offset, `2016-08-12 15:26:29 UTC`, `… +0200`, seconds or milliseconds since 1970. */
export const instant = lenient(instantIn);
export function instantIn(value: unknown): string | undefined {
  if (typeof value === 'number' || (typeof value === 'string' && /^\d{9,13}(\.\d+)?$/.test(value)))
    return isoOf(Number(value) < MS_FROM ? Number(value) * 1000 : Number(value));
  const parts = typeof value === 'string' ? WRITTEN.exec(value.trim()) : null;
  if (!parts) return undefined;
  const [, day, time, , zone = ''] = parts;
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : 'Z';
  return isoOf(Date.parse(`${day}T${time}${parts[3]?.slice(0, 4) ?? ''}${offset}`));
}
/** Go writes the name of the zone after its offset, and what its own clock said. */
const WRITTEN =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d+)? ?(Z|UTC|[+-]\d\d:?\d\d)?( [A-Z]{1,5})?( m=[+-][\d.]+)?$/i;
/** Numbers below are seconds. */
const MS_FROM = 1e11;
const FROM_YEAR = Date.UTC(1990, 0, 1);
const TO_YEAR = Date.UTC(2200, 0, 1);
/** `0001-01-01` and the like stand for no time at all. */
const isoOf = (ms: number) => (ms >= FROM_YEAR && ms < TO_YEAR ? new Date(ms).toISOString() : undefined);

/** A part of a body that may lack, or be anything else. */
export const some = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined);

/** The members of a list that can be read, the first so many. */
export const several = <S extends z.ZodType>(schema: S, most: number) =>
  z
    .unknown()
    .optional()
    .transform((value): z.output<S>[] =>
      (Array.isArray(value) ? value : []).slice(0, most).flatMap((one) => {
        const read = schema.safeParse(one);
        return read.success ? [read.data] : [];
      }),
    );
