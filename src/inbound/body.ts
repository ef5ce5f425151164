import { parse as parseForm } from 'node:querystring';
import type { z } from 'zod';
import { faultLines } from '../adapters/in-our-words.ts';
import type { ReadBody } from './source.ts';

const DEEPEST = 100;
const TOO_DEEP: ReadBody = { ok: false, fault: `it is nested more than ${DEEPEST} deep` };
const PROTO = '__proto__';

/** JSON of a body, or of a form that carries it, or what is wrong with it. Before it is parsed it is bounded in depth. */
export function jsonIn(raw: Uint8Array): ReadBody {
  if (isDeep(raw)) return TOO_DEEP;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return { ok: false, fault: 'it is not UTF-8' };
  }
  return FORM.test(text) ? ofForm(text) : parsed(text);
}

/** By its looks, for curl calls everything a form that is not called otherwise. */
const FORM = /^[A-Za-z_][\w.$-]{0,99}=/;

/** Fields of a form that are read: senders use a dozen, and to read 70,000 takes 100 ms. */
const MOST_FIELDS = 500;

/** What senders encode as a form: GitHub in one field, the payload; Datadog each field of a flat object. */
function ofForm(text: string): ReadBody {
  const fields = parseForm(text, '&', '=', { maxKeys: MOST_FIELDS + 1 });
  const names = Object.keys(fields).filter((name) => name !== PROTO);
  if (names.length > MOST_FIELDS) return { ok: false, fault: `it is a form of more than ${MOST_FIELDS} fields` };
  const first = (name: string) => [fields[name]].flat()[0] ?? '';
  if (!names.includes('payload'))
    return { ok: true, json: Object.fromEntries(names.map((name) => [name, first(name)])) };
  const payload = first('payload');
  return isDeep(new TextEncoder().encode(payload)) ? TOO_DEEP : parsed(payload);
}

function parsed(text: string): ReadBody {
  try {
    return { ok: true, json: ODD.test(text) ? JSON.parse(text, exact) : JSON.parse(text) };
  } catch {
    return { ok: false, fault: whyNot(text) };
  }
}

/** What `curl -F` and the upload of a browser send. */
const PARTS = /^--[^\r\n]{1,100}\r?\ncontent-/i;

function whyNot(text: string): string {
  if (PARTS.test(text)) return 'it is a form of several parts: send the file alone, as curl --data-binary does';
  return text.trimStart().startsWith('<') ? 'it is XML, not JSON' : 'it is not JSON';
}

/** Numbers that JavaScript would round, and the key that means something to it: most bodies have neither, and are parsed the faster. */
const ODD = /\d{16}|__proto__/;

/** Whole numbers above 2^53 stay the digits they are. */
function exact(key: string, value: unknown, { source }: { source?: string } = {}): unknown {
  if (key === PROTO) return undefined;
  const isRounded = typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(source ?? '');
  return isRounded ? source : value;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = [0x5b, 0x7b];
const CLOSING = [0x5d, 0x7d];

function isDeep(raw: Uint8Array): boolean {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < raw.length; at++) {
    const byte = raw[at] ?? 0;
    if (byte === QUOTE) isText = !isText;
    else if (isText) at += byte === BACKSLASH ? 1 : 0;
    else if (CLOSING.includes(byte)) depth--;
    else if (OPENING.includes(byte) && ++depth > DEEPEST) return true;
  }
  return false;
}

/** What zod found wrong, a line each, bounded. `under`: where in the body it was looked for. */
export const faultsOf = (error: z.ZodError, under: readonly PropertyKey[] = []): string[] =>
  faultLines(error, 'the body', under)
    .map((line) => line.slice(0, 200))
    .slice(0, 20);
