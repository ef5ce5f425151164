import { z } from 'zod';
import { isSigned, parseJson } from '../../adapters/standard-webhooks.ts';
import type { Source } from '../source.ts';

const sha = z.string().regex(/^[0-9a-f]{7,64}$/i, 'must be a commit’s hash, 7 to 64 hexadecimal digits');
const version = z.string().trim().min(1).max(60);

/** docs/inbound.md. Titles are cut, not refused: a pipeline can't mend what people wrote. */
const Build = z.object({
  type: z.literal('build'),
  service: z.string().min(1).max(40),
  version,
  commit: sha,
  since: version.optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  commits: z
    .array(
      z.object({
        sha,
        title: z.string().transform((t) => t.split('\n', 1)[0]?.trim().slice(0, 100) ?? ''),
        email: z.email().max(254).optional().catch(undefined),
      }),
    )
    .max(500, 'takes 500 commits at most: register builds in between, or leave out the oldest')
    .default([]),
});

/** `secret`: whsec_… */
export const builds = (secret: string): Source => ({
  hear(raw, header) {
    if (!isSigned(secret, raw, header))
      return {
        ok: false,
        status: 401,
        answer: {
          error: 'bad signature',
          remedy: 'sign the raw body as docs/inbound.md says, with a clock that is right',
        },
      };
    const read = Build.safeParse(parseJson(raw));
    if (read.success) return { ok: true, delivery: header('webhook-id') ?? '', told: read.data };
    const faults = read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`.slice(0, 200)).slice(0, 20);
    return { ok: false, status: 400, answer: { error: 'not a build', faults } };
  },
});
