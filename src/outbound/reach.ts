import { Agent, fetch } from 'undici';
import { type Place, publicLookup, refusedAddress } from './address.ts';

export type Reached = { ok: true; text: string } | { ok: false; why: string };

const TIMEOUT_MS = 10_000;
const LARGEST = 5 * 1024 * 1024;

/** Reads what lies at an address: 10 s and 5 MiB at most, no redirects, no private addresses unless allowed. A failure is a value with a line for people. */
export async function reach(
  place: Place,
  { headers = {} }: { headers?: Record<string, string> } = {},
): Promise<Reached> {
  const { url, allowPrivate } = place;
  const refused = await refusedAddress(place);
  if (refused) return { ok: false, why: refused };
  const dispatcher = new Agent(allowPrivate ? {} : { connect: { lookup: publicLookup } });
  try {
    const response = await fetch(url, {
      headers: { 'user-agent': 'gonogo', ...headers },
      redirect: 'manual',
      dispatcher,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return { ok: false, why: `it answered ${response.status}` };
    }
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of response.body ?? []) {
      size += part.byteLength;
      if (size > LARGEST) return { ok: false, why: `it is larger than ${LARGEST / 1024 / 1024} MiB` };
      parts.push(part);
    }
    return { ok: true, text: Buffer.concat(parts).toString('utf8') };
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError';
    return {
      ok: false,
      why: timedOut ? `it did not answer within ${TIMEOUT_MS / 1000} s` : `it could not be reached (${reason(error)})`,
    };
  } finally {
    await dispatcher.close().catch(() => {});
  }
}

/** What went wrong with a connection, in a word: messages of errors may quote what was sent, secrets among it. */
export function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.cause instanceof Error && 'code' in error.cause) return String(error.cause.code);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
