import { z } from 'zod';
import type { VersionTold } from '../../domain/drift/answers.ts';
import type { Address } from '../../outbound/address.ts';
import { readJson } from '../../outbound/answer.ts';
import { call } from '../../outbound/call.ts';
import { pointed } from '../../outbound/pointer.ts';
import { redirects, refusesCredentials } from '../../outbound/to-mend.ts';
import { redacted } from '../../secrets/redact.ts';

export type AskedEndpoint = Address & {
  version: string;
  fingerprint?: string | undefined;
  authorization?: string;
  timeoutSeconds: number;
};

const LARGEST = 256 * 1024;
const LONGEST = 100;
const MANIFEST = 'services.yml';
const Anything = z.unknown().refine((value) => value !== undefined);

/** Asks once: bounded in time and size, no redirects. What is wrong is a clause for people. */
export const asking = (endpoint: AskedEndpoint) => async (): Promise<VersionTold | { why: string }> => {
  const { version, fingerprint, authorization, timeoutSeconds, ...place } = endpoint;
  const called = await call({
    ...place,
    headers: { accept: 'application/json', ...(authorization && { authorization }) },
    timeoutMs: timeoutSeconds * 1000,
    largest: LARGEST,
  });
  if (!called.ok) return { why: called.how === 'refused' ? called.why : `it ${called.why}` };
  const { status } = called.answer;
  const redirected = redirects(status, MANIFEST);
  if (redirected !== undefined) return { why: `it ${redirected}` };
  if (status === 401 || status === 403)
    return { why: `it ${refusesCredentials(status, MANIFEST, authorization !== undefined)}` };
  if (status < 200 || status >= 300) return { why: `it answered ${status}` };
  const json = readJson(called.answer, Anything);
  if (!json.ok) return { why: `it ${json.why}` };
  const told = wordAt(json.value, version);
  if (told === undefined) return { why: `there is no version at "${version}"` };
  if (fingerprint === undefined) return { version: told };
  const print = wordAt(json.value, fingerprint);
  return print === undefined
    ? { why: `there is no fingerprint at "${fingerprint}"` }
    : { version: told, fingerprint: print };
};

/** A text or a number; what is longer is no version. */
function wordAt(value: unknown, pointer: string): string | undefined {
  const found = pointed(value, pointer);
  const text = typeof found === 'number' ? String(found) : typeof found === 'string' ? found.trim() : '';
  return text !== '' && text.length <= LONGEST ? redacted(text) : undefined;
}
