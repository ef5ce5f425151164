import type { Address } from './address.ts';
import { call } from './call.ts';

export type Reached = { ok: true; text: string } | { ok: false; why: string };

const LARGEST = 5 * 1024 * 1024;

/** Reads what lies at an address: 10 s and 5 MiB at most, no redirects, no private addresses unless allowed. A failure is a value with a line for people. */
export async function reach(
  place: Address,
  { headers = {} }: { headers?: Record<string, string> } = {},
): Promise<Reached> {
  const called = await call({ ...place, headers, largest: LARGEST });
  if (!called.ok) return { ok: false, why: called.how === 'refused' ? called.why : `it ${called.why}` };
  const { status, text, whole } = called.answer;
  if (status < 200 || status >= 300) return { ok: false, why: `it answered ${status}` };
  if (!whole) return { ok: false, why: `it is larger than ${LARGEST / 1024 / 1024} MiB` };
  return { ok: true, text };
}
