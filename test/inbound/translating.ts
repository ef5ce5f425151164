import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Source, Translated } from '../../src/inbound/source.ts';
import type { Told } from '../../src/inbound/told.ts';

const DIR = join(import.meta.dirname, '../fixtures/webhooks');

export const recorded = (path: string): unknown => JSON.parse(readFileSync(join(DIR, path), 'utf8'));

/** What a source makes of a body. */
export function translated(source: Source, body: unknown, headers: Record<string, string> = {}): Translated {
  const given = new Headers(headers);
  const raw = new TextEncoder().encode(JSON.stringify(body));
  return source.translate(body, { raw, header: (name) => given.get(name) ?? undefined });
}

/** The things that were told, without what is not there. */
export function toldIn(of: Translated): Told[] {
  if (!('told' in of)) throw new Error(`nothing was told: ${JSON.stringify(of)}`);
  return JSON.parse(JSON.stringify([of.told].flat()));
}
