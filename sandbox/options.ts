import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Fault } from './api/faults.ts';
import type { Entry } from './app/given.ts';
import type { Installed } from './app/manifest.ts';
import type { ClockStart } from './workspace/time.ts';

export type SandboxOptions = {
  port?: number;
  /** signed HTTP instead of Socket Mode */
  http?: boolean;
  /** divides Slack's rate windows, on both sides */
  speed?: number;
  clock?: ClockStart;
  /** how long the pipeline takes for a part of a step, ms */
  stepMs?: number;
  /** where workspace and app are kept; without it both are forgotten at the end */
  persist?: string;
  /** a kept sandbox to begin with; without it the workspace is empty */
  start?: string;
  /** the company of the guided start, without its past */
  guided?: boolean;
  manifests?: string;
  /** what the app is installed with, where it differs from slack-manifest.yml */
  installed?: Partial<Installed>;
  /** what is broken from the beginning, before the app starts */
  faults?: Fault[];
  /** scopes that the app is installed without */
  without?: string[];
  logLevel?: string;
  /** the app's main module, where it is not run from its sources */
  entry?: Entry;
};

const START = join(import.meta.dirname, 'start/snapshot');
const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

const Values = z.object({
  port: z.coerce.number({ error: 'must be a number from 0 to 65535' }).int().min(0).max(65_535).default(4000),
  http: z.boolean().default(false),
  speed: z.coerce
    .number({ error: 'must be a number' })
    .min(0.1, 'must be at least 0.1')
    .max(1000, 'must be at most 1000')
    .default(1),
  empty: z.boolean().default(false),
  'test-clock': z.iso.datetime({ error: 'must be an instant, such as 2026-03-03T09:00:00Z' }).optional(),
  persist: z
    .string()
    .refine((path) => !existsSync(path) || isFolder(path), 'must be a folder')
    .optional(),
  manifests: z.string().refine(isFolder, 'must be a folder of manifests').optional(),
  verbose: z.boolean().default(false),
});

/** What was typed after `npm run sandbox --`, or every fault of it, one line each. */
export function readOptions(args: string[]): { ok: true; value: SandboxOptions } | { ok: false; faults: string[] } {
  let given: Record<string, unknown>;
  try {
    given = parseArgs({
      args,
      options: {
        port: { type: 'string' },
        http: { type: 'boolean' },
        speed: { type: 'string' },
        empty: { type: 'boolean' },
        'test-clock': { type: 'string' },
        persist: { type: 'string' },
        manifests: { type: 'string' },
        verbose: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    return { ok: false, faults: [error instanceof Error ? error.message : String(error)] };
  }
  const parsed = Values.safeParse(given);
  if (!parsed.success)
    return { ok: false, faults: parsed.error.issues.map((i) => `--${i.path.join('.')} ${i.message}`) };
  const { port, http, speed, empty, persist, manifests, verbose, 'test-clock': clock } = parsed.data;
  return {
    ok: true,
    value: {
      port,
      http,
      speed,
      // Another company's manifests know nothing of the guided start's releases.
      ...(!empty && !manifests && { start: START }),
      ...(clock && { clock: { at: clock, runs: false } }),
      ...(persist && { persist }),
      ...(manifests && { manifests }),
      logLevel: verbose ? 'info' : 'warn',
    },
  };
}
