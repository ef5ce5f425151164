import { z } from 'zod';
import { adapter } from '../../adapters/adapter.ts';
import { address, wordFault } from '../../adapters/secret.ts';
import { ADDRESS } from '../../outbound/address.ts';
import { type Api, answerOf, askApi } from '../../outbound/api.ts';
import { CALLED, COMMON, projects } from '../options.ts';
import { queriesFor, queriesOf } from '../query.ts';
import { projectKeys, type TicketRead, type Tracker, wordsOf } from '../tracker.ts';
import { find, jql } from './find.ts';
import { Issue, ticketOf } from './issue.ts';

/** Jira Cloud: docs/tickets.md */
export const jira = adapter({
  type: 'jira',
  example:
    '{ name: jira, type: jira, url: "https://acme.atlassian.net", email: bot@acme.example, token: { env: JIRA_TOKEN }, projects: [SHOP] }',
  options: {
    url: address.describe('the address of the site, or the environment variable that holds it'),
    email: z.email().describe('of the account whose API token it is'),
    projects: projects.describe('the keys of the projects whose tickets count'),
    queries: queriesOf(jql),
    ...COMMON,
  },
  secrets: { url: ADDRESS, token: { is: 'the API token', fault: wordFault } },
  open(o, secret): Tracker {
    const basic = Buffer.from(`${o.email}:${secret('token')}`).toString('base64');
    const site = secret('url').replace(/\/+$/, '');
    const api: Api = {
      ...CALLED,
      name: 'Jira',
      base: `${site}/rest/api/3`,
      secrets: [secret('token'), basic],
      allowPrivate: o.allowPrivate,
      timeoutSeconds: o.timeoutSeconds,
      headers: { accept: 'application/json', 'content-type': 'application/json', authorization: `Basic ${basic}` },
    };
    return {
      writesBack: o.writesBack,
      keysIn: projectKeys(o.projects),
      read: (key) => read(api, site, key),
      find: (sought) =>
        Promise.all(
          queriesFor(o.queries, sought.service).map((query) => find(api, { ...o, url: site }, query, sought)),
        ),
      async write(key, outcome) {
        // The same globalId is updated, however often it is sent.
        const object = { url: outcome.link, title: wordsOf(outcome), status: { resolved: outcome.how === 'live' } };
        const json = { globalId: `gonogo=${outcome.id}`, application: { type: 'gonogo', name: 'Gonogo' }, object };
        const got = await answerOf(api, { method: 'POST', path: `/issue/${key}/remotelink`, json });
        return got.ok ? { ok: true } : got;
      },
    };
  },
});

async function read(api: Api, site: string, key: string): Promise<TicketRead> {
  const got = await askApi(api, { path: `/issue/${key}?fields=summary,status,resolution` }, Issue);
  if (!got.ok) return got.answer?.status === 404 ? { ok: true, ticket: 'unknown' } : got;
  return { ok: true, ticket: ticketOf(got.value, site, key) };
}
