import { z } from 'zod';
import { adapter } from '../../adapters/adapter.ts';
import { wordFault } from '../../adapters/secret.ts';
import { type Api, answerOf, askApi } from '../../outbound/api.ts';
import { COMMON, projects } from '../options.ts';
import { projectKeys, type Read, type Tracker, wordsOf } from '../tracker.ts';

/** The fields that are used: https://developer.atlassian.com/cloud/jira/platform/rest/v3 Names of states are translated, their categories are not. */
const Issue = z.object({
  fields: z.object({
    summary: z.string().catch(''),
    status: z.object({ name: z.string(), statusCategory: z.object({ key: z.string() }) }),
    resolution: z.object({ name: z.string() }).nullish(),
  }),
});
const STATES = new Map([
  ['new', 'new'],
  ['indeterminate', 'progress'],
  ['done', 'done'],
] as const);
const STATE = (category: string) => [...STATES].find(([key]) => key === category)?.[1] ?? 'unknown';

/** Done for Jira, and not done for anybody else. */
const DROPPED = /won['’]?t (do|fix)|duplicate|cannot reproduce|declined|obsolete|not a bug|abandoned/i;

/** Jira Cloud: docs/tickets.md */
export const jira = adapter({
  type: 'jira',
  example:
    '{ name: jira, type: jira, url: "https://acme.atlassian.net", email: bot@acme.example, token: { env: JIRA_TOKEN }, projects: [SHOP] }',
  options: {
    url: z.url({ protocol: /^https?$/ }).describe('the address of the site'),
    email: z.email().describe('of the account whose API token it is'),
    projects: projects.describe('the keys of the projects whose tickets count'),
    ...COMMON,
  },
  secrets: { token: { is: 'the API token', fault: wordFault } },
  open(o, secret): Tracker {
    const basic = Buffer.from(`${o.email}:${secret('token')}`).toString('base64');
    const api: Api = {
      name: 'Jira',
      manifest: 'trackers.yml',
      base: `${o.url.replace(/\/+$/, '')}/rest/api/3`,
      secrets: [secret('token'), basic],
      allowPrivate: o.allowPrivate,
      timeoutSeconds: o.timeoutSeconds,
      headers: { accept: 'application/json', 'content-type': 'application/json', authorization: `Basic ${basic}` },
    };
    return {
      writesBack: o.writesBack,
      keysIn: projectKeys(o.projects),
      read: (key) => read(api, o.url, key),
      async write(key, outcome) {
        // The same globalId is updated, however often it is sent.
        const object = { url: outcome.link, title: wordsOf(outcome), status: { resolved: outcome.how === 'live' } };
        const body = { globalId: `gonogo=${outcome.id}`, application: { type: 'gonogo', name: 'Gonogo' }, object };
        const got = await answerOf(api, { method: 'POST', path: `/issue/${key}/remotelink`, body });
        return got.ok ? { ok: true } : got;
      },
    };
  },
});

async function read(api: Api, site: string, key: string): Promise<Read> {
  const got = await askApi(api, { path: `/issue/${key}?fields=summary,status,resolution` }, Issue);
  if (!got.ok) return got.status === 404 ? { ok: true, ticket: 'unknown' } : got;
  const { summary: title, status, resolution } = got.value.fields;
  const state = STATE(status.statusCategory.key);
  const isDropped = state === 'done' && DROPPED.test(resolution?.name ?? '');
  const url = `${site.replace(/\/+$/, '')}/browse/${key}`;
  return {
    ok: true,
    ticket: {
      title,
      state: isDropped ? 'dropped' : state,
      status: isDropped ? (resolution?.name ?? status.name) : status.name,
      url,
    },
  };
}
