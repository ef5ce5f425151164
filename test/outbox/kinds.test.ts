import { expect, onTestFinished, test } from 'vitest';
import type { Company } from '../../src/domain/company/company.ts';
import type { Intent } from '../../src/domain/intents/intent.ts';
import { releases } from '../../src/domain/release/document.ts';
import { asJson } from '../../src/door/stored.ts';
import { dueBefore, toldUpTo } from '../../src/outbox/digests.ts';
import { KINDS } from '../../src/outbox/kinds/index.ts';
import { SLACK_LIMITS, Throttle } from '../../src/outbox/limits.ts';
import type { SlackPort } from '../../src/outbox/slack-port.ts';
import { approved, COMPANY, emptyWorld, Given, given, NOW, PLAN } from '../domain/given.ts';
import { watched } from '../domain/health/watching.ts';
import { rolled, step } from '../domain/release/made.ts';
import { openSetting } from '../support/setting.ts';
import { contextOf } from './little-context.ts';

const everywhere = { services: [], environments: [] };
const audiences = COMPANY.audiences.map((a) => ({
  ...a,
  events: ['failed' as const, 'frozen' as const, 'moved' as const],
}));
const company: Company = { ...COMPANY, audiences, quietHours: { from: '20:00', until: '08:00' } };
const freeze = { type: 'DeclareFreeze', name: 'F', why: 'w', scope: everywhere, inFlight: 'pause' } as const;

/** Releases and freezes that lead to nearly everything that can be asked of the outside. */
const STORIES: Given[] = [
  watched(),
  approved().done({ type: 'StartDeploy', release: 'R-1' }),
  approved().done({ type: 'StartDeploy', release: 'R-1' }, { type: 'RollBack', release: 'R-1', why: 'w' }),
  approved()
    .done({ type: 'StartDeploy', release: 'R-1' })
    .done({ ...freeze, from: PLAN.window.start, until: '2026-03-04T00:00:00.000Z' }),
  new Given({ ...emptyWorld(), company })
    .done(PLAN, {
      type: 'MoveRelease',
      release: 'R-1',
      window: { ...PLAN.window, end: '2026-03-03T14:00:00.000Z' },
      why: '',
    })
    .done({ ...freeze, from: '2026-03-03T09:00:00.000Z', until: '2026-03-04T00:00:00.000Z' }),
  new Given({ ...emptyWorld('2026-03-03T22:00:00.000Z'), company }).done(
    { ...PLAN, window: { ...PLAN.window, start: '2026-03-06T12:00:00.000Z', end: '2026-03-06T13:00:00.000Z' } },
    { type: 'OpenVote', release: 'R-1' },
  ),
  given().done(PLAN, { type: 'OfferHandOver', release: 'R-1', to: 'UQA', summary: 's' }).by('UQA').done({
    type: 'AnswerHandOver',
    release: 'R-1',
    accept: true,
  }),
];
const intents: Intent[] = STORIES.flatMap((g) => g.follows().map((d) => d.intent));
const EXTRA: Intent[] = [
  { kind: 'again', message: 'R-1/headline', channel: 'C1', ts: '1.2' },
  { kind: 'again', message: 'R-1/headline', channel: 'C1', ts: '1.2', continues: true },
  { kind: 'headline-later', release: 'R-1', day: PLAN.window.start },
  { kind: 'delete', channel: 'C1', ts: '1.2' },
  { kind: 'digest', audience: 'engineering', dueAt: PLAN.window.start },
  { kind: 'my-turn', user: 'U1' },
  { kind: 'poll', release: 'R-1', rollout: 'R-1-1', stage: 'eu', misses: 2 },
  {
    ...{ kind: 'record', release: 'R-1', environment: 'production', rollout: { id: 'R-1-1', direction: 'forward' } },
    ...{ stage: step('eu', 'done', 'api 4.1'), as: 'succeeded' },
  },
  {
    ...{ kind: 'page', id: 'R-1/x', pager: 'primary', does: 'page', to: ['U1'] },
    page: { key: 'gonogo/T1/R-1/x', summary: 's', source: 'Gonogo', severity: 'critical', details: { release: 'R-1' } },
  },
  { kind: 'changes', release: 'R-1' },
  { kind: 'tickets', release: 'R-1' },
  {
    ...{ kind: 'ticket-outcome', release: 'R-1', name: 'api 4.2', environment: 'production', how: 'live' },
    ...{ at: PLAN.window.start, tracker: 'jira', key: 'SHOP-1' },
  },
  { kind: 'picture', watch: 'R-1-1/eu 5 %/api' },
  { kind: 'picture', digest: { audience: 'engineering', at: PLAN.window.start, channel: 'C1', ts: '1.2' } },
  { kind: 'note', note: ['w'], broadcast: false, under: { channel: 'C1', ts: '1.2' } },
  { kind: 'tell', user: 'U1', phrase: ['w'], about: 'R-1', help: 'deploy' },
  {
    ...{ kind: 'version', environment: 'production', region: 'eu', service: 'api' },
    ...{ misses: 2, missedSince: PLAN.window.start },
  },
  { ...{ kind: 'note', release: 'R-1', note: ['w'], broadcast: false }, picture: { file: 'F1', title: 't', alt: 'a' } },
  { kind: 'page-look', id: 'R-1/x', pager: 'ops', key: 'gonogo/T1/R-1/x' },
];

test('what an errand holds is read as it was written, when it is due', () => {
  const all = [...intents, ...EXTRA];
  expect([...new Set(all.map((i) => i.kind))].sort()).toEqual(Object.keys(KINDS).sort());
  for (const intent of all) {
    const stored: unknown = JSON.parse(JSON.stringify(intent));
    expect(KINDS[intent.kind].data.parse(stored)).toEqual(stored);
  }
});

test.each(Object.entries(KINDS))('what is none of a “%s” is not taken for one', (name, { data }) => {
  expect(data.safeParse({ kind: name, user: 7 }).success).toBe(false);
  expect(data.safeParse(null).success).toBe(false);
});

test.each<[string, (string | undefined)[]]>([
  ['thread_not_found', ['1.2', undefined]],
  ['cannot_reply_to_message', ['1.2', undefined]],
  ['restricted_action_thread_locked', ['1.2', undefined]],
  ['restricted_action_non_threadable_channel', ['1.2', undefined]],
  // What the channel takes neither in a thread nor beside it.
  ['is_archived', ['1.2']],
  ['restricted_action', ['1.2']],
])('a reply that is refused with %s is tried under %j', async (error, under) => {
  const tried: (string | undefined)[] = [];
  const post: SlackPort['post'] = async ({ channel, threadTs }) => {
    tried.push(threadTs);
    return threadTs ? { ok: false, why: 'refused', error, detail: error } : { ok: true, value: { channel, ts: '1.3' } };
  };
  const note = KINDS.note.open(contextOf(await openSetting(), { slack: { post } }));
  const data = { kind: 'note', note: ['w'], broadcast: false, under: { channel: 'C1', ts: '1.2' } };
  const came = await note.attempt({ id: 1, key: 'k', mode: 'once', lane: 'C1', kind: 'note', dueAt: NOW, data }, 0);
  expect(tried).toEqual(under);
  expect('done' in came).toBe(under.length > 1);
});

test('of very many messages that change at once, those about the next two days come first', async () => {
  const setting = await openSetting();
  const context = contextOf(setting);
  const edit = KINDS.edit.open(context);
  const at = (ms: number) => new Date(Date.parse(setting.now()) + ms).toISOString();
  const called = (starts?: string) =>
    edit.call(
      {
        id: 1,
        key: 'edit/x',
        mode: 'latest',
        lane: 'x',
        kind: 'edit',
        dueAt: NOW,
        data: { kind: 'edit', message: 'x', ...(starts && { starts }) },
      },
      0,
    );
  const twoDays = 2 * 86_400_000;
  expect(called()).toEqual({ rule: 'edit', when: 'now' });
  expect(called(at(-1))).toEqual({ rule: 'edit', when: 'now' });
  expect(called(at(twoDays))).toEqual({ rule: 'edit', when: 'now' });
  expect(called(at(twoDays + 1))).toEqual({ rule: 'edit', when: 'later' });
});

test('what people look at is edited before what nobody waits for, and a person’s own list between them', async () => {
  const throttle = new Throttle({ ...SLACK_LIMITS, speed: 20 });
  onTestFinished(() => throttle.stop());
  const sent: string[] = [];
  const edit = (when: 'now' | 'turn' | 'later', n: number) =>
    throttle.run({ rule: 'edit', when }, async () => void sent.push(`${when} ${n}`));
  const all = [
    ...Array.from({ length: 12 }, (_, n) => edit('later', n)),
    ...Array.from({ length: 3 }, (_, n) => edit('turn', n)),
    ...Array.from({ length: 3 }, (_, n) => edit('now', n)),
  ];
  await Promise.all(all);
  const last = (when: string) => sent.findLastIndex((s) => s.startsWith(when));
  expect(last('now')).toBeLessThan(last('turn'));
  expect(last('turn')).toBeLessThan(last('later'));
});

test('a timer whose decision is refused is over, and says so to whoever runs Gonogo', async () => {
  const setting = await openSetting();
  const said: [string, Record<string, unknown>][] = [];
  const log = (what: string, about: Record<string, unknown>) => void said.push([what, about]);
  const timer = KINDS.timer.open(contextOf(setting, { log }));
  const due = (command: object) => {
    const errand = { id: 1, key: 'timer/x', mode: 'once' as const, lane: 'x', kind: 'timer', dueAt: NOW };
    return timer.attempt({ ...errand, data: { kind: 'timer', command } as never }, 0);
  };
  expect(await due({ type: 'StageOverdue', release: 'R-9', deployId: 'R-9-1', stage: 'eu', n: 0 })).toEqual({
    performed: true,
  });
  const refused = expect.stringMatching(/unknown/);
  const about = { timer: 'StageOverdue', errand: 'timer/x', refused, why: expect.stringContaining('R-9') };
  expect(said).toEqual([['a timer was refused', about]]);
  // What has become moot is no refusal.
  expect(await due({ type: 'OpenTrain', train: 'gone', departure: PLAN.window.start })).toEqual({ performed: true });
  expect(said).toHaveLength(1);
});

/** Digests as they come: each with when it is drawn, the next one as the one before asked for it. What each said. */
async function digestsOf(cron: string, dueAt: string, drawnAt: string[], overAt: string[]): Promise<string[]> {
  const digest = { cron, zone: 'Europe/Berlin', silentWhenEmpty: false };
  let now = drawnAt[0] ?? dueAt;
  const setting = await openSetting({
    company: () => ({ ...COMPANY, audiences: COMPANY.audiences.map((a) => ({ ...a, digest })) }),
    now: () => now,
  });
  const put = overAt.map((at, i) => {
    const release = { ...rolled('completed', []), id: `R-${i}`, items: [{ service: 'api', version: `4.${i}.` }], at };
    return { key: `release/R-${i}`, value: asJson(release), lists: [...releases.lists(release)] };
  });
  await setting.store.commit({ at: NOW, put });
  const texts: string[] = [];
  const post = async (_to: unknown, { text }: { text: string }) => {
    texts.push(text);
    return { ok: true as const, value: { channel: 'C1', ts: '1.3' } };
  };
  const slack = { channelId: async () => ({ ok: true as const, value: 'C1' }), post };
  const open = KINDS.digest.open(contextOf(setting, { slack }));
  let data: unknown = { kind: 'digest', audience: 'engineering', dueAt };
  for (const at of drawnAt) {
    now = at;
    const errand = { id: 1, key: 'k', mode: 'once' as const, lane: 'C1', kind: 'digest', dueAt: at };
    const done = await open.attempt({ ...errand, data: data as never }, 0);
    data = 'also' in done ? done.also?.errands?.find((e) => e.kind === 'digest')?.data : undefined;
  }
  return texts;
}
const MONDAYS = '0 9 * * 1';

test.each([
  ['clocks that went back since', '2026-10-19T07:00:00.000Z', '2026-10-26T08:00:00.000Z'],
  ['a week', '2026-10-05T07:00:00.000Z', '2026-10-12T07:00:00.000Z'],
])('a digest tells of all that was over since the last one was due: %s', async (_, last, dueAt) => {
  const [text] = await digestsOf(MONDAYS, dueAt, [dueAt], [after(last, -1), last, after(dueAt, -1), dueAt]);
  expect(['4.0.', '4.1.', '4.2.', '4.3.'].map((v) => text?.includes(v))).toEqual([false, true, true, false]);
  expect(text).toContain('Releases this week');
});

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
test.each<[string, string, string, string[], RegExp]>([
  [
    'in time',
    MONDAYS,
    '2026-10-12T07:00:00.000Z',
    ['2026-10-12T07:00:00.001Z', '2026-10-19T07:00:00.001Z'],
    /this week/,
  ],
  [
    'three hours late',
    MONDAYS,
    '2026-10-12T07:00:00.000Z',
    ['2026-10-12T10:00:00.000Z', '2026-10-19T07:00:00.000Z'],
    /this week/,
  ],
  [
    'two weeks late',
    MONDAYS,
    '2026-10-12T07:00:00.000Z',
    ['2026-10-26T11:00:00.000Z', '2026-11-02T08:00:00.000Z'],
    /since/,
  ],
  [
    'every day',
    '0 9 * * *',
    '2026-10-12T07:00:00.000Z',
    ['2026-10-12T07:00:00.010Z', '2026-10-13T09:00:00.000Z', '2026-10-14T07:00:00.000Z'],
    /since/,
  ],
  [
    'every month',
    '0 9 1 * *',
    '2026-10-01T07:00:00.000Z',
    ['2026-10-02T07:00:00.000Z', '2026-11-01T08:00:00.000Z'],
    /since/,
  ],
  [
    'every quarter',
    '0 9 1 1,4,7,10 *',
    '2026-10-01T07:00:00.000Z',
    ['2026-10-01T07:00:00.000Z', '2027-01-03T07:00:00.000Z'],
    /since/,
  ],
])('what was over is told by one digest, and by no other: %s', async (_, cron, dueAt, drawnAt, span) => {
  const from = dueBefore({ cron, zone: 'Europe/Berlin' }, dueAt);
  const until = toldUpTo({ cron, zone: 'Europe/Berlin' }, dueAt, drawnAt.at(-1) ?? dueAt);
  const step = Math.max(HOUR, Math.min(DAY, (Date.parse(until) - Date.parse(from)) / 40));
  const overAt: string[] = [];
  for (let at = Date.parse(from); at < Date.parse(until); at += step) overAt.push(new Date(at).toISOString());
  // Five of each sort are named: so each is looked for in a history of its own.
  for (const [i, at] of overAt.entries()) {
    const texts = await digestsOf(cron, dueAt, drawnAt, [at]);
    expect(texts, at).toHaveLength(drawnAt.length);
    expect(
      texts.filter((t) => t.includes('4.0.')),
      `${i}: ${at}`,
    ).toHaveLength(1);
    expect(texts[0]).toMatch(span);
  }
});
const after = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString();

const DAILY = '0 8 * * *';
/** On the 3rd of March. */
const QUARTERLY = '0 8 3 3,6,9,12 *';
test.each<[string, string | undefined, string, string, 'threw' | undefined]>([
  ['from where the one before ended', '2026-03-01T08:00:00.000Z', '2026-03-01T08:00:00.000Z', DAILY, undefined],
  ['since the last that was due, where none is known', undefined, '2026-03-02T08:00:00.000Z', DAILY, undefined],
  ['of 31 days at most', '2025-10-01T08:00:00.000Z', '2026-01-31T08:20:00.000Z', DAILY, undefined],
  ['of all that one tells of', '2025-12-03T08:00:00.000Z', '2025-12-03T08:00:00.000Z', QUARTERLY, undefined],
  [
    'of all that one tells of, and no more',
    '2025-09-03T08:00:00.000Z',
    '2025-12-03T08:00:00.000Z',
    QUARTERLY,
    undefined,
  ],
  ['where it can be drawn', '2026-03-01T08:00:00.000Z', '2026-03-03T08:00:00.000Z', DAILY, 'threw'],
])('what a digest that was given up would have told %s, the next one tells', async (_, since, told, cron, threw) => {
  const company = () => ({
    ...COMPANY,
    audiences: COMPANY.audiences.map((a) => ({ ...a, digest: { cron, zone: 'Etc/UTC', silentWhenEmpty: true } })),
  });
  const setting = await openSetting({ company, now: () => '2026-03-03T08:20:00.000Z' });
  const [audience] = setting.company().audiences;
  const data = {
    ...{ kind: 'digest', audience: audience?.name ?? '', dueAt: '2026-03-03T08:00:00.000Z' },
    ...(since && { since }),
  };
  const kind = KINDS.digest.open(contextOf(setting));
  const errand = { id: 1, key: 'k', mode: 'once', lane: 'l', kind: 'digest', dueAt: data.dueAt, data } as const;
  const next = (of: unknown) =>
    JSON.parse(JSON.stringify(of)).errands.find((e: { kind: string }) => e.kind === 'digest').data;
  expect(next(await kind.givenUp?.(errand, 'is_archived', threw))).toMatchObject({
    ...{ dueAt: cron === DAILY ? '2026-03-04T08:00:00.000Z' : '2026-06-03T08:00:00.000Z', since: told },
  });
  const said = await kind.attempt(errand, 0);
  expect('done' in said && next(said.also)).toMatchObject({ since: '2026-03-03T08:00:00.000Z' });
});
