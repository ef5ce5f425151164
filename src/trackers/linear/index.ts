import { z } from 'zod';
import { adapter } from '../../adapters/adapter.ts';
import { wordFault } from '../../adapters/secret.ts';
import { type Answered, type Api, askApi } from '../../outbound/api.ts';
import { COMMON, projects } from '../options.ts';
import { projectKeys, type Tracker, wordsOf } from '../tracker.ts';

/** The fields that are used: https://linear.app/developers/graphql */
const Issue = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string().optional(),
  state: z.object({ name: z.string(), type: z.string() }),
});
type State = 'new' | 'progress' | 'done' | 'dropped';
const STATES = new Map<string, State>([
  ['triage', 'new'],
  ['backlog', 'new'],
  ['unstarted', 'new'],
  ['started', 'progress'],
  ['completed', 'done'],
  ['canceled', 'dropped'],
  ['duplicate', 'dropped'],
]);
const READ = 'query($id: String!) { issue(id: $id) { id title url state { name type } } }';
const WRITE = 'mutation($input: AttachmentCreateInput!) { attachmentCreate(input: $input) { success } }';

const answered = <T extends z.ZodType>(data: T) =>
  z.object({ data: data.nullish(), errors: z.array(z.object({ message: z.string() })).optional() });

/** Linear: docs/tickets.md */
export const linear = adapter({
  type: 'linear',
  example: '{ name: linear, type: linear, token: { env: LINEAR_API_KEY }, teams: [ENG] }',
  options: {
    url: z
      .url({ protocol: /^https?$/ })
      .default('https://api.linear.app/graphql')
      .describe('the address of its API'),
    teams: projects.describe('the identifiers of the teams whose issues count'),
    ...COMMON,
  },
  secrets: { token: { is: 'the API key', fault: wordFault } },
  open(o, secret): Tracker {
    const api: Api = {
      name: 'Linear',
      manifest: 'trackers.yml',
      base: o.url,
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
      async read(key) {
        const got = await find(key);
        if (!got.ok) return got;
        const { issue } = got.value;
        if (!issue) return { ok: true, ticket: 'unknown' };
        const { title, url, state } = issue;
        return {
          ok: true,
          ticket: { title, state: STATES.get(state.type) ?? 'unknown', status: state.name, ...(url && { url }) },
        };
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

/** GraphQL answers 200 with errors: what it does not know is nothing, what else is wrong is final. */
async function ask<T extends z.ZodType>(
  api: Api,
  query: string,
  variables: object,
  data: T,
): Promise<Answered<z.output<T>>> {
  const got = await askApi(api, { method: 'POST', path: '', body: { query, variables } }, answered(data));
  if (!got.ok) return { ...got, unclear: got.unclear };
  const [error] = got.value.errors ?? [];
  if (!error && got.value.data) return { ok: true, value: got.value.data, answer: got.answer };
  const nothing = data.safeParse({});
  if (nothing.success && /not found/i.test(error?.message ?? ''))
    return { ok: true, value: nothing.data, answer: got.answer };
  return {
    ok: false,
    final: true,
    unclear: false,
    why: `Linear refused: ${(error?.message ?? 'no data').slice(0, 200)}`,
  };
}
