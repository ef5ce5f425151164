import { z } from 'zod';
import { isSigned } from '../../adapters/standard-webhooks.ts';
import { faultsOf } from '../body.ts';
import { coAuthorsIn } from '../co-authors.ts';
import { someSecret } from '../signing.ts';
import type { Source } from '../source.ts';

const sha = z.string().regex(/^[0-9a-f]{7,64}$/i, 'must be a commit’s hash, 7 to 64 hexadecimal digits');
const version = z.string().trim().min(1).max(60);

const words = z.string().max(254).optional().catch(undefined);
const email = z.email().max(254).optional().catch(undefined);

/** A title may be the whole message: its trailers tell who wrote it too. */
const Commit = z
  .object({
    sha,
    title: z.string(),
    email,
    login: words,
    name: words,
    at: z.iso.datetime({ offset: true }).optional().catch(undefined),
    coAuthors: z.array(email).max(20).optional().catch(undefined),
  })
  .transform(({ title, email, login, name, coAuthors = [], ...commit }) => ({
    ...commit,
    title: title.split('\n', 1)[0]?.trim().slice(0, 100) ?? '',
    authors: [
      { ...(email && { email }), ...(login && { login }), ...(name && { name }) },
      ...coAuthors.flatMap((e) => (e ? [{ email: e }] : [])),
      ...coAuthorsIn(title),
    ],
  }));

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
    .array(Commit)
    .max(500, 'takes 500 commits at most: register builds in between, or leave out the oldest')
    .default([]),
});

/** `secrets`: whsec_…, each as good as the other. */
export const builds = (...secrets: string[]): Source => ({
  verify: ({ raw, header }, now) => someSecret(secrets, (secret) => isSigned(secret, raw, header, now)),
  remedy: 'sign the raw body as docs/inbound.md says, with a clock that is right',
  deliveryId: ({ header }) => header('webhook-id'),
  answered: 'not a build',
  translate(body) {
    const read = Build.safeParse(body);
    return read.success ? { told: read.data } : { faults: faultsOf(read.error) };
  },
});
