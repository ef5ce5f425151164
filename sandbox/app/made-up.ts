import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { SystemName, Systems } from '../fakes/systems.ts';
import { SECRETS } from './secrets.ts';

/** Where they are. */
type Around = { pipeline: string; metrics: string; systems: Systems };
const Entry = z.record(z.string(), z.unknown());
const Variable = z.strictObject({ env: z.string().regex(/^[A-Z][A-Z0-9_]*$/) });

/** What a company's manifests name by `env` and nobody has set: a value that fits, by variable. What is wrong in them the app itself says. */
export function madeUp(manifests: string, set: NodeJS.ProcessEnv, around: Around): Record<string, string> {
  const found = new Map<string, string>();
  const seen = new Set<unknown>();
  const walk = (value: unknown, type: string): void => {
    if (seen.has(value)) return;
    if (typeof value === 'object') seen.add(value);
    if (Array.isArray(value)) for (const one of value) walk(one, type);
    const { success, data: entry } = Entry.safeParse(value);
    if (!success) return;
    const own = typeof entry.type === 'string' ? entry.type : type;
    for (const [option, inner] of Object.entries(entry)) {
      const { data: named } = Variable.safeParse(inner);
      if (!named) walk(inner, own);
      else if (set[named.env] === undefined && !found.has(named.env))
        found.set(named.env, fitting(option, own, around));
    }
  };
  for (const manifest of manifestsIn(manifests)) walk(manifest, '');
  return Object.fromEntries(found);
}

/** What stands around the app answers at the address of its kind; whatever else there is, the metrics server says it does not know. */
function fitting(option: string, type: string, { pipeline, metrics, systems: { all } }: Around): string {
  const system = SYSTEM.get(type);
  if (/^(url|api)$/.test(option)) return type === 'webhook' ? pipeline : system ? all[system].url : metrics;
  if (/secret$/i.test(option)) return SECRETS.webhook;
  return (system && SECRETS[system]) ?? 'made-up-for-the-sandbox';
}
const SYSTEM = new Map<string, SystemName>([
  ['github-actions', 'github'],
  ['gitlab', 'gitlab'],
  ['jenkins', 'jenkins'],
  ['argo-cd', 'argo'],
]);

function manifestsIn(dir: string): unknown[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => {
      try {
        return parse(readFileSync(join(dir, name), 'utf8'));
      } catch {
        return undefined;
      }
    });
}
