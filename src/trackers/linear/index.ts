import { z } from 'zod';
import { adapter } from '../../adapters/adapter.ts';
import { address, wordFault } from '../../adapters/secret.ts';
import { ADDRESS } from '../../outbound/address.ts';
import type { Api } from '../../outbound/api.ts';
import { CALLED, COMMON, projects } from '../options.ts';
import { queriesFor, queriesOf } from '../query.ts';
import { projectKeys, type Tracker, wordsOf } from '../tracker.ts';
import { ask, Issue, ticketOf } from './ask.ts';
import { filter, findBy } from './find.ts';

const READ = 'query($id: String!) { issue(id: $id) { id title url state { name type } } }';
const WRITE = 'mutation($input: AttachmentCreateInput!) { attachmentCreate(input: $input) { success } }';

/** Linear: docs/tickets.md */
export const linear = adapter({
  type: 'linear',
  example: '{ name: linear, type: linear, token: { env: LINEAR_API_KEY }, teams: [ENG] }',
  options: {
    url: address
      .default('https://api.linear.app/graphql')
      .describe('the address of its API, or the environment variable that holds it'),
    teams: projects.describe('the identifiers of the teams whose issues count'),
    queries: queriesOf(filter),
    ...COMMON,
  },
  secrets: { url: ADDRESS, token: { is: 'the API key', fault: wordFault } },
  open(o, secret): Tracker {
    const api: Api = {
      ...CALLED,
      name: 'Linear',
      base: secret('url'),
      secrets: [secret('token')],
      allowPrivate: o.allowPrivate,
      timeoutSeconds: o.timeoutSeconds,
      // A key stands alone, without Bearer.
      headers: { accept: 'application/json', 'content-type': 'application/json', authorization: secret('token') },
    };
    const find = (key: string) => ask(api, READ, { id: key }, z.object({ issue: Issue.nullish() }));
    return {
      writesBack: o.writesBack,
      keysIn: projectKeys(o.teams),
      find: (sought) =>
        Promise.all(queriesFor(o.queries, sought.service).map((query) => findBy(api, o.teams, query, sought))),
      async read(key) {
        const got = await find(key);
        if (!got.ok) return got;
        const { issue } = got.value;
        if (!issue) return { ok: true, ticket: 'unknown' };
        return { ok: true, ticket: ticketOf(issue) };
      },
      async write(key, outcome) {
        const got = await find(key);
        if (!got.ok) return got;
        if (!got.value.issue) return { ok: true };
        // One address is one attachment of an issue, however often it is made.
        const input = { issueId: got.value.issue.id, url: outcome.link, title: wordsOf(outcome) };
        const made = await ask(
          api,
          WRITE,
          { input },
          z.object({ attachmentCreate: z.object({ success: z.literal(true) }) }),
        );
        return made.ok ? { ok: true } : made;
      },
    };
  },
});
