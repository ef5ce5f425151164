import { z } from 'zod';
import { secret } from '../adapters/secret.ts';
import { bareVersion } from '../domain/build/same-version.ts';

/** What every kind of repository may be told. */
export const COMMON = {
  token: secret.describe('the environment variable with a token that may read: docs/changes.md'),
  only: z
    .array(z.string().regex(/^[\w.-]+(\/[\w.-]+)*\/?\*?$/, 'must look like owner/name, or owner/*'))
    .max(100)
    .optional()
    .describe('which repositories are there; without it, all that services.yml names'),
  tags: z
    .array(z.string().min(1).max(100).includes('{version}', { error: 'must hold {version}' }))
    .min(1)
    .max(5)
    .default(['v{version}', '{version}', '{service}-v{version}', '{service}@{version}'])
    .describe('what the tag of a version may be called, where no pipeline told its commit; the likeliest first'),
  allowPrivate: z.boolean().default(false).describe('allow loopback and private addresses'),
  timeoutSeconds: z.number().int().min(1).max(60).default(15).describe('how long one question may take'),
};

/** Whether one of the names that a manifest gives is this one. */
export const isAmong = (only: readonly string[] | undefined, repository: string) =>
  only === undefined ||
  only.some((name) =>
    name.endsWith('*')
      ? repository.toLowerCase().startsWith(name.slice(0, -1).toLowerCase())
      : repository.toLowerCase() === name.toLowerCase(),
  );

export const named = (tags: readonly string[], service: string, version: string) => [
  ...new Set(tags.map((t) => t.replaceAll('{service}', service).replaceAll('{version}', bareVersion(version)))),
];

/** How the API of one is called: what was renamed there is found all the same. */
export const CALLED = { manifest: 'repositories.yml', redirects: 'once', unreadable: 'final' } as const;
