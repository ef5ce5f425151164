import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { answerTo, ask, cutOff, type Odd, realApp, signedBySlack } from './odd.ts';

let app: Awaited<ReturnType<typeof realApp>>;
beforeAll(async () => {
  app = await realApp();
});
afterAll(() => app?.stop());

const FORM = 'application/x-www-form-urlencoded';
const SLACK = '/slack/events';
const POSTED = [SLACK, '/deploys/callback', '/inbound/pipeline'];
const PATHS = [
  ...POSTED,
  '/slack/eventsx',
  '/slack/events/',
  '/slack/events?x=1',
  '//slack/events',
  '/inbound/__proto__',
  '/api/v1/check',
  '/api/v1/check?service=a&service=b&environment=%00',
  `/calendar/${'A'.repeat(32)}.ics`,
  '/calendar/%2e%2e%2f',
  '/healthz',
  '/',
  '/%',
  '/%E0%A4%A',
  '*',
];
const METHODS = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'];
const TYPES = [undefined, 'application/json', FORM, 'application/json; charset=utf-16', 'multipart/form-data', ';;'];
const BODIES: (string | Buffer)[] = [
  '',
  'null',
  'true',
  '0',
  '[]',
  '[null]',
  '"text"',
  '{}',
  '{"type":null}',
  '{"type":5,"event":5}',
  '{"type":"event_callback"}',
  '{"type":"event_callback","event_id":"Ev1","event":null}',
  '{"type":"block_actions","actions":[]}',
  '{"type":"url_verification"}',
  '{"command":"/release","event":null}',
  '{"__proto__":null,"toString":1}',
  '{"cut',
  `${'['.repeat(5000)}${']'.repeat(5000)}`,
  Buffer.from([0xff, 0xfe, 0x00, 0xd8]),
  Buffer.from('{"type":"event_callback"}', 'utf16le'),
  'payload=null',
  'payload=',
  'payload=5',
  'payload=[]',
  'payload={}',
  'payload=%7B',
  'payload={}&payload={}',
  'payload={"type":"view_submission"}',
  'payload=%FF%FE',
  'command=%2Frelease',
  '%',
];

async function inCrowds(odd: Odd[]): Promise<(Odd & { got: number | string })[]> {
  const answered: (Odd & { got: number | string })[] = [];
  for (let i = 0; i < odd.length; i += 25)
    answered.push(
      ...(await Promise.all(odd.slice(i, i + 25).map(async (o) => ({ ...o, got: await ask(app.url, o) })))),
    );
  return answered;
}
const unlike = (answered: (Odd & { got: number | string })[], right: (got: number | string, odd: Odd) => boolean) =>
  answered
    .filter((a) => !right(a.got, a))
    .map((a) => `${a.method} ${a.path} ${a.type} ${String(a.body).slice(0, 200)} ${a.got}`);

async function lives(): Promise<void> {
  expect(app.ended(), app.log()).toBe(false);
  expect(await ask(app.url, { method: 'GET', path: '/healthz' })).toBe(200);
  expect(app.log()).not.toMatch(/nobody caught|a request failed/);
}

test('nothing that anybody may send, on any route, ends the process', async () => {
  const odd = PATHS.flatMap((path) =>
    METHODS.flatMap((method, m) =>
      [0, 1].map((more) => ({
        method,
        path,
        type: TYPES[(m + more) % TYPES.length],
        body: BODIES[(m * 5 + more) % BODIES.length] ?? '',
      })),
    ),
  );
  const huge = PATHS.map((path) => ({ method: 'POST', path, headers: { 'x-huge': 'x'.repeat(40_000) } }));
  const unsigned = POSTED.flatMap((path) => BODIES.map((body) => ({ method: 'POST', path, type: FORM, body })));
  const answered = await inCrowds([...odd, ...huge, ...unsigned]);
  expect(answered.length).toBeGreaterThan(400);
  expect(unlike(answered, (got) => typeof got === 'number' && got < 500)).toEqual([]);
  expect(unlike(answered.slice(-unsigned.length), (got) => got === 401)).toEqual([]);
  const routed = answered.filter((a) => a.path.split('?')[0] === SLACK && a.method !== 'POST');
  expect(unlike(routed, (got) => got === 405)).toEqual([]);
  expect(
    unlike(
      answered.filter((a) => a.path === '/slack/eventsx'),
      (got) => got === 404 || got === 431,
    ),
  ).toEqual([]);
  await lives();
});

test('nothing that is signed ends it: what is none of Slack’s payloads is refused', async () => {
  const odd = BODIES.flatMap((body) =>
    TYPES.flatMap((type) => [
      { method: 'POST', path: SLACK, type, body, sign: 'slack' as const },
      { method: 'POST', path: '/deploys/callback', type, body, sign: 'webhook' as const },
      { method: 'POST', path: '/inbound/pipeline', type, body, sign: 'webhook' as const },
    ]),
  );
  const answered = await inCrowds(odd);
  expect(answered.length).toBeGreaterThan(500);
  // Text of another encoding is not what was signed.
  expect(unlike(answered, (got, o) => got === 400 || (got === 401 && typeof o.body !== 'string'))).toEqual([]);
  await lives();
});

const by = { user: { id: 'U0MAYA0001', team_id: 'T1' }, team: { id: 'T1' }, trigger_id: '1.2.a', enterprise: null };
const channel = { id: 'C0RELEASES', name: 'releases' };
const view = { id: 'V1', hash: 'h', type: 'modal', callback_id: 'plan', private_metadata: '', state: { values: {} } };
const SUBMISSION = { type: 'view_submission', ...by, view, is_enterprise_install: false };
const PAYLOADS = [
  SUBMISSION,
  { type: 'view_closed', ...by, view, is_cleared: false },
  {
    type: 'block_actions',
    ...by,
    channel,
    container: { type: 'message', message_ts: '1.1', channel_id: channel.id },
    message: { ts: '1.1', text: 'x' },
    state: { values: {} },
    actions: [{ action_id: 'nothing', block_id: 'b', type: 'button' }],
  },
  {
    type: 'block_actions',
    ...by,
    container: { type: 'view', view_id: 'V1' },
    view,
    actions: [{ action_id: 'nothing' }],
  },
  {
    type: 'block_suggestion',
    ...by,
    container: { type: 'view', view_id: 'V1' },
    view: { ...view, callback_id: 'attach' },
    action_id: 'service',
    block_id: 'service',
    value: '*'.repeat(10_000),
  },
  { type: 'shortcut', ...by, callback_id: 'plan_release', action_ts: '1.1' },
  {
    type: 'message_action',
    ...by,
    callback_id: 'no_go_reason',
    channel,
    message_ts: '1.1',
    message: { ts: '1.1' },
  },
];
const said = { type: 'message', user: by.user.id, text: 'go', channel: channel.id, ts: '1.1', thread_ts: '1.0' };
const group = { id: 'S0QA', handle: 'qa', name: 'QA', users: [by.user.id], date_delete: 0, is_usergroup: true };
const member = {
  id: by.user.id,
  name: 'maya',
  tz: 'Europe/Berlin',
  profile: { display_name: 'Maya', real_name: 'Maya' },
};
const EVENTS = [
  { type: 'app_home_opened', tab: 'home', user: by.user.id, channel: 'D1', event_ts: '1.1', view: null },
  said,
  { ...said, files: [{ id: 'F1', name: 'a.png', title: 'a' }], subtype: 'file_share', attachments: [] },
  { ...said, subtype: 'message_changed', message: said, previous_message: said },
  { ...said, subtype: 'message_changed', message: { subtype: 'tombstone', ts: '1.1' } },
  { ...said, subtype: 'message_deleted', deleted_ts: '1.1', previous_message: said },
  {
    type: 'reaction_added',
    user: by.user.id,
    reaction: 'go',
    item: { type: 'message', channel: channel.id, ts: '1.1' },
    event_ts: '1.1',
  },
  {
    type: 'reaction_removed',
    user: by.user.id,
    reaction: 'go',
    item: { type: 'message', channel: channel.id, ts: '1.1' },
    event_ts: '1.1',
  },
  { type: 'user_change', user: member },
  { type: 'team_join', user: member },
  { type: 'subteam_created', subteam: group },
  { type: 'subteam_updated', subteam: group },
  {
    type: 'subteam_members_changed',
    subteam_id: group.id,
    added_users: [by.user.id],
    removed_users: [by.user.id],
    date_update: 1,
  },
  { type: 'tokens_revoked', tokens: { bot: ['U1'] } },
  { type: 'app_uninstalled' },
  { type: 'member_joined_channel', user: 'U0GONOGO', channel: channel.id, team: 'T1' },
  { type: 'channel_rename', channel: { ...channel, created: 1 } },
  { type: 'channel_archive', channel: channel.id, user: by.user.id },
  { type: 'channel_left', channel: channel.id },
];
const COMMAND = {
  token: 't',
  team_id: 'T1',
  channel_id: channel.id,
  user_id: by.user.id,
  command: '/release',
  text: 'list',
  response_url: 'http://127.0.0.1:9/response',
  trigger_id: by.trigger_id,
};

/** What stands where something else should: nothing at all too, one of the kind that is none of ours, and what each object has. */
const WRONG = [undefined, null, 5, 'x', [], [5], {}, '__proto__'];

/** The payload with each of its parts in turn missing or of another kind, some levels down. */
function* maimed(whole: Record<string, unknown>, depth = 3): Generator<Record<string, unknown>> {
  for (const [key, value] of Object.entries(whole)) {
    for (const wrong of WRONG) yield { ...whole, [key]: wrong };
    const [inner, ...others] = Array.isArray(value) ? value : [value];
    if (depth > 1 && typeof inner === 'object' && inner !== null)
      for (const part of maimed({ ...inner }, depth - 1))
        yield { ...whole, [key]: Array.isArray(value) ? [part, ...others] : part };
  }
}
const bySlack = (fields: Record<string, string>) => ({
  method: 'POST',
  path: SLACK,
  type: FORM,
  body: new URLSearchParams(fields).toString(),
  sign: 'slack' as const,
});
const happened = (event: unknown, i: number) => ({
  method: 'POST',
  path: SLACK,
  type: 'application/json',
  body: JSON.stringify({ type: 'event_callback', event_id: `EvOdd${i}`, team_id: 'T1', event }),
  sign: 'slack' as const,
});
const interaction = (payload: object) => bySlack({ payload: JSON.stringify(payload) });

test('Slack’s own payloads with any one of their parts missing or of another kind are worked on, refused or left out, never a failure', async () => {
  expect(unlike(await inCrowds([...PAYLOADS.map(interaction), bySlack(COMMAND)]), (got) => got === 200)).toEqual([]);
  expect(unlike(await inCrowds(EVENTS.map(happened)), (got) => got === 200)).toEqual([]);
  const events = await inCrowds(
    EVENTS.flatMap(({ type, ...rest }) => [...maimed(rest)].map((odd) => ({ type, ...odd }))).map(happened),
  );
  // Sent again they would be no other.
  expect(unlike(events, (got) => got === 200)).toEqual([]);
  expect(app.log()).toContain('"strange":["event.channel"]');
  const answered = await inCrowds([
    ...PAYLOADS.flatMap((whole) => [...maimed(whole)]).map(interaction),
    ...[...maimed(COMMAND)].map((c) => bySlack(Object.fromEntries(Object.entries(c).map(([k, v]) => [k, String(v)])))),
  ]);
  expect(unlike(answered, (got) => got === 200 || got === 400 || got === 404)).toEqual([]);
  const { private_metadata: _, ...without } = view;
  expect(await ask(app.url, interaction({ ...SUBMISSION, view: without }))).toBe(400);
  await lives();
}, 120_000);

test('an event whose listener fails is not acked, and the failure is in the log', async () => {
  const event = { type: 'app_home_opened', tab: 'home', user: 'not\na key' };
  const body = JSON.stringify({ type: 'event_callback', event_id: 'EvBad', event });
  const sent = { method: 'POST', path: SLACK, type: 'application/json', body, sign: 'slack' as const };
  expect(await ask(app.url, sent)).toBe(500);
  await eventually(() => expect(app.log()).toMatch(/"error":"Error: not a key[^"]*\\"home[^\n]*a listener failed/));
  await lives();
});

test('a signature counts within five minutes, before and after; the certificate may be tried without one', async () => {
  const body = '{"type":"url_verification","challenge":"c"}';
  const seconds = Math.floor(Date.now() / 1000);
  const at = (then: number) =>
    ask(app.url, { method: 'POST', path: SLACK, type: 'application/json', body, headers: signedBySlack(body, then) });
  expect(await at(seconds)).toBe(200);
  expect(await at(seconds - 7200)).toBe(401);
  expect(await at(seconds + 7200)).toBe(401);
  const check = { method: 'POST', path: SLACK, type: FORM, body: 'ssl_check=1&token=t' };
  expect(await ask(app.url, check)).toBe(200);
  expect(await ask(app.url, { ...check, sign: 'slack' })).toBe(200);
  expect(await ask(app.url, { ...check, headers: signedBySlack('something else') })).toBe(401);
});

test('an upload that is cut off is one line in the log', async () => {
  const before = app.log().length;
  for (const path of POSTED) await cutOff(app.url, path);
  await eventually(() => expect(app.log().match(/an upload was cut off/g)).toHaveLength(POSTED.length));
  // What was sent before may still be told of; of these there is nothing else, and no stack.
  const said = app.log().slice(before);
  expect(said).not.toMatch(/^\s+at |ECONNRESET|aborted|hang up/m);
  await lives();
});

test.each([
  ['HEAD', '/healthz', '', '200 OK'],
  ['GET', '/healthz', '', '200 OK'],
  ['GET', '/api/v1/check?service=checkout-api&environment=production', '', '401 Unauthorized'],
  ['POST', '/inbound/pipeline', 'content-length: 2\r\n\r\n{}', '401 Unauthorized'],
  ['POST', '/deploys/callback', 'content-length: 2\r\n\r\n{}', '401 Unauthorized'],
])('a load balancer of the old kind names no host: %s %s', async (method, path, rest, status) => {
  expect(await answerTo(app.url, `${method} ${path} HTTP/1.0\r\n${rest}\r\n`)).toBe(`HTTP/1.1 ${status}`);
});

test('a proxy may name the host in the address itself', async () => {
  const asked = (method: string, path: string) =>
    answerTo(app.url, `${method} http://gonogo.example${path} HTTP/1.1\r\nhost: gonogo.example\r\n\r\n`);
  expect(await asked('GET', '/healthz')).toBe('HTTP/1.1 200 OK');
  expect(await asked('GET', '/slack/events')).toBe('HTTP/1.1 405 Method Not Allowed');
  expect(await asked('POST', '/slack/events?x=1')).toBe('HTTP/1.1 401 Unauthorized');
  expect(await asked('POST', '/slack/events/')).toBe('HTTP/1.1 404 Not Found');
});
