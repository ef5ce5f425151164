import { z } from 'zod';
import { adapter } from '../../adapters/adapter.ts';
import { githubApi, githubHeaders } from '../../adapters/github.ts';
import { wordFault } from '../../adapters/secret.ts';
import { ADDRESS } from '../../outbound/address.ts';
import { type Api, type ApiFailed, answerOf, askApi } from '../../outbound/api.ts';
import { CALLED, COMMON } from '../options.ts';
import { queriesFor, queriesOf } from '../query.ts';
import { type TicketOutcome, type TicketRead, type Tracker, wordsOf } from '../tracker.ts';
import { find, search } from './find.ts';
import { Issue, ticketOf } from './issue.ts';

const Comments = z.array(z.object({ id: z.number(), body: z.string().nullish() }));

const PER_PAGE = 100;
const MOST_PAGES = 10;

/** Issues of GitHub: docs/tickets.md */
export const githubIssues = adapter({
  type: 'github-issues',
  example: '{ name: issues, type: github-issues, token: { env: GITHUB_TOKEN }, repositories: [acme/shop] }',
  options: {
    api: githubApi,
    repositories: z
      .array(z.string().regex(/^[\w.-]+\/[\w.-]+$/, 'must look like owner/name'))
      .min(1)
      .max(100)
      .describe('the repositories whose issues count: #12 in a commit of one of them, acme/shop#12 in any'),
    queries: queriesOf(search),
    ...COMMON,
  },
  secrets: { api: ADDRESS, token: { is: 'the token', fault: wordFault } },
  open(o, secret): Tracker {
    const api: Api = {
      ...CALLED,
      name: 'GitHub',
      base: secret('api'),
      secrets: [secret('token')],
      allowPrivate: o.allowPrivate,
      timeoutSeconds: o.timeoutSeconds,
      headers: githubHeaders(secret('token')),
    };
    return {
      writesBack: o.writesBack,
      keysIn: keysIn(o.repositories),
      read: (key) => read(api, key),
      find: (sought, own) =>
        Promise.all(
          queriesFor(o.queries, sought.service).map((query) =>
            find(api, { own, known: o.repositories }, query, sought),
          ),
        ),
      write: (key, outcome) => write(api, key, outcome),
    };
  },
});

/** `(#12)` at a title's end is the pull request it came by: that is read as one, and is no ticket. */
const keysIn = (known: readonly string[]) => (text: string, repositories: readonly string[]) => {
  const named = (name: string) => known.find((k) => k.toLowerCase() === name.toLowerCase());
  const own = repositories.flatMap((r) => named(r) ?? []).at(0);
  const found = text.slice(0, 2000).matchAll(/(?<![\w/#&])([\w.-]+\/[\w.-]+)?#([1-9]\d{0,8})(?!\w)/g);
  return [
    ...new Set(
      [...found].flatMap(([, name, number = '']) => {
        const repository = name === undefined ? own : named(name);
        return repository ? [`${repository}#${number}`] : [];
      }),
    ),
  ];
};

const pathOf = (key: string) => {
  const [repository = '', number = ''] = key.split('#');
  return `/repos/${repository}/issues/${number}`;
};

async function read(api: Api, key: string): Promise<TicketRead> {
  const got = await askApi(api, { path: pathOf(key) }, Issue);
  if (!got.ok) return got.answer?.status === 404 || got.answer?.status === 410 ? { ok: true, ticket: 'unknown' } : got;
  const ticket = ticketOf(got.value);
  return { ok: true, ticket: ticket ?? 'none' };
}

/** A comment has nothing that makes it one: ours holds a mark, is looked for, and then written or changed. */
async function write(api: Api, key: string, outcome: TicketOutcome): Promise<{ ok: true } | ApiFailed> {
  const mark = `<!-- gonogo:${outcome.id} -->`;
  const body = `${wordsOf(outcome)}\n\n${mark}`;
  const path = pathOf(key);
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const got = await askApi(api, { path: `${path}/comments?per_page=${PER_PAGE}&page=${page}` }, Comments);
    if (!got.ok) return got;
    const ours = got.value.find((c) => c.body?.includes(mark));
    if (ours?.body === body) return { ok: true };
    if (ours) {
      const changed = await answerOf(api, {
        method: 'PATCH',
        path: `/repos/${key.split('#')[0]}/issues/comments/${ours.id}`,
        json: { body },
      });
      return changed.ok ? { ok: true } : changed;
    }
    if (got.value.length < PER_PAGE) break;
  }
  const made = await answerOf(api, { method: 'POST', path: `${path}/comments`, json: { body } });
  return made.ok ? { ok: true } : made;
}
