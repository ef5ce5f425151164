import { z } from 'zod';
import { coAuthorsIn, saidIn } from '../message.ts';
import { at, named } from './read.ts';

const sha = z.string().regex(/^[0-9a-f]{7,64}$/i, 'must be a commit’s hash, 7 to 64 hexadecimal digits');
const version = named(60);

const words = z.string().max(254).optional().catch(undefined);
const email = z.email().max(254).optional().catch(undefined);

/** A title may be the whole message: its trailers tell who wrote it too, and whether it breaks something. */
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
    ...saidIn(title),
    authors: [
      { ...(email && { email }), ...(login && { login }), ...(name && { name }) },
      ...coAuthors.flatMap((e) => (e ? [{ email: e }] : [])),
      ...coAuthorsIn(title),
    ],
  }));

/** docs/inbound.md. Titles are cut, not refused: a pipeline can't mend what people wrote. */
export const Build = z.object({
  type: z.literal('build'),
  service: z.string().min(1).max(40),
  version,
  commit: sha,
  since: version.optional(),
  at,
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  commits: z
    .array(Commit)
    .max(500, 'takes 500 commits at most: register builds in between, or leave out the oldest')
    .default([]),
});
