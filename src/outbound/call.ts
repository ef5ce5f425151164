import type { Readable } from 'node:stream';
import { type Dispatcher, request } from 'undici';
import { type Address, refusedAddress } from './address.ts';
import { proxyReason } from './proxy.ts';
import { PACKINGS, unpacked } from './unpack.ts';
import { wayOut } from './way-out.ts';
import { weighing } from './weight.ts';
import { neverArrived, unreachedWords } from './why.ts';

/** A call to an address that people configured. */
export type HttpCall = Address & {
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** from the first byte sent to the last byte read, ms */
  timeoutMs?: number;
  /** of an answer, unpacked, in bytes; what is longer is cut, and so is JSON that would hold everything up while it is parsed */
  largest?: number;
};

/** `text`: as much as is read of it; `whole`: nothing was cut. `header`: undefined where it was not sent. */
export type HttpAnswer = { status: number; text: string; whole: boolean; header(name: string): string | undefined };

/**
 * `answer`: whatever its status. Otherwise `refused`: not called, and `why` is a whole clause; `unreachable`: certainly nothing arrived;
 * `unclear`: it may have arrived all the same; then `why` goes on after "it" or a name: "did not answer within 10 s".
 */
export type CallEnded =
  | { ok: true; answer: HttpAnswer }
  | { ok: false; how: 'refused' | 'unreachable' | 'unclear'; why: string };

const TIMEOUT_MS = 10_000;
const LARGEST = 1024 * 1024;
const ALWAYS = { 'user-agent': 'gonogo', accept: '*/*', 'accept-encoding': PACKINGS };

/** Calls an address: bounded in time and size, no redirects, no private addresses unless allowed. A failure is a value that quotes nothing of what was sent. */
export async function call(it: HttpCall): Promise<CallEnded> {
  const { url, allowPrivate, method = 'GET', headers = {}, body, timeoutMs = TIMEOUT_MS, largest = LARGEST } = it;
  const { anywhere, internetOnly } = wayOut();
  const refused = await refusedAddress(it);
  if (refused) return { ok: false, how: 'refused', why: refused };
  try {
    const response = await request(url, {
      method,
      headers: { ...ALWAYS, ...headers },
      ...(body !== undefined && { body }),
      dispatcher: allowPrivate ? anywhere : internetOnly,
      signal: AbortSignal.timeout(timeoutMs),
    });
    const header = headersOf(response);
    const packing = isEmpty(response) ? undefined : header('content-encoding');
    const { bytes, whole } = await read(unpacked(response.body, packing), largest);
    const text = decoded(bytes, header('content-type'));
    return { ok: true, answer: { status: response.statusCode, text, whole, header } };
  } catch (error) {
    return {
      ok: false,
      how: neverArrived(reason(error)) ? 'unreachable' : 'unclear',
      why: whyUnanswered(error, timeoutMs),
    };
  }
}

/** Why a call that threw brought no answer, with a remedy: goes on after "it" or a name. */
export const whyUnanswered = (error: unknown, timeoutMs: number): string =>
  error instanceof Error && error.name === 'TimeoutError'
    ? `did not answer within ${timeoutMs / 1000} s`
    : unreachedWords(reason(error));

function headersOf({ headers }: Dispatcher.ResponseData): HttpAnswer['header'] {
  return (name) => {
    const value = Object.hasOwn(headers, name.toLowerCase()) ? headers[name.toLowerCase()] : undefined;
    return Array.isArray(value) ? value.join(', ') : value;
  };
}

const isEmpty = ({ statusCode, headers }: Dispatcher.ResponseData) =>
  statusCode === 204 || statusCode === 304 || headers['content-length'] === '0';

async function read(body: Readable, largest: number): Promise<{ bytes: Uint8Array; whole: boolean }> {
  const parts: Uint8Array[] = [];
  let left = largest;
  let light = true;
  const isLight = weighing();
  // Leaving the loop ends the connection: what is cut is not downloaded either.
  for await (const part of body) {
    parts.push(part.subarray(0, left));
    left -= part.byteLength;
    light = isLight(part);
    if (left < 0 || !light) break;
  }
  return { bytes: Buffer.concat(parts), whole: left >= 0 && light };
}

/** In the characters that the answer says it is in, else UTF-8; a byte order mark is none of its text. */
function decoded(bytes: Uint8Array, type = ''): string {
  const named = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(type)?.[1];
  return decoderOf(named ?? 'utf-8').decode(bytes);
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}

/** What went wrong with a connection, in a word: messages of errors may quote what was sent, secrets among it. */
export function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  const atProxy = proxyReason(cause instanceof Error ? cause : error);
  if (atProxy !== undefined) return atProxy;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
