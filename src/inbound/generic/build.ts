import { z } from 'zod';

const sha = z.string().regex(/^[0-9a-f]{7,64}$/i, 'must be a commit’s hash, 7 to 64 hexadecimal digits');
const version = z.string().trim().min(1).max(60);

/** docs/inbound.md. Titles are cut, not refused: a pipeline can't mend what people wrote. */
export const Build = z.object({
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
