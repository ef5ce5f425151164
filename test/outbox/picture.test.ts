import { describe, expect, test } from 'vitest';
import { numbers } from '../../src/domain/health/measurement.ts';
import type { Watch } from '../../src/domain/health/watch.ts';
import { KINDS } from '../../src/outbox/kinds/index.ts';
import type { Called } from '../../src/outbox/slack-port.ts';
import { approved } from '../domain/given.ts';
import { errorsRule } from '../domain/health/rules.ts';
import { healthPlan, WATCH, watched } from '../domain/health/watching.ts';
import { openSetting } from '../support/setting.ts';
import { contextOf } from './little-context.ts';

type Upload = Called<string>;
type Look = Called<boolean>;
const REFUSED = { ok: false, why: 'refused', error: 'missing_scope', detail: 'I lack the permission' } as const;
const WORDS =
  'errors of api 4.2 in production, eu: 8 % at 13:03, 8 % at 13:03; highest 8 % at 13:03; allowed 1 %, exceeded 1 of 1 times; eu 5 % at 13:00 (Europe/Berlin)';

const DIGEST = { cron: '0 9 * * 1', zone: 'Europe/Berlin', silentWhenEmpty: false };
const { 'R-1': failedNow } = approved()
  .done({ type: 'StartDeploy', release: 'R-1' })
  .by('gonogo')
  .done({ type: 'ReportStage', release: 'R-1', deployId: 'R-1-1', stage: 'eu', status: 'failed', n: 1, message: '' })
  .world.releases;

/** A watch with a bad look, and a Slack and a renderer that answer as told, the last answer again and again. */
async function opened({
  uploads = [{ ok: true, value: 'F1' }],
  looks = [{ ok: true, value: true }],
  draws = true,
  looked = true,
  of = { watch: WATCH },
}: {
  uploads?: Upload[];
  looks?: Look[];
  draws?: boolean;
  looked?: boolean;
  of?: { watch: string } | { digest: { audience: string; at: string; channel: string; ts: string } };
} = {}) {
  const g = watched(healthPlan([errorsRule()]));
  if (looked)
    g.at('2026-03-03T12:03:15.000Z')
      .by('gonogo')
      .done({
        ...{ type: 'ObserveHealth', watch: WATCH, bases: {} },
        ...{ from: '2026-03-03T12:02:00.000Z', to: '2026-03-03T12:03:00.000Z' },
        got: { errors: { errors: numbers(80), of: numbers(1000) } },
      });
  const watch: Watch | undefined = g.world.watches[WATCH];
  const now = '2026-03-03T12:04:00.000Z';
  const audiences = g.world.company.audiences.map((a) => ({ ...a, digest: DIGEST }));
  const setting = await openSetting({ now: () => now, company: () => ({ ...g.world.company, audiences }) });
  await setting.store.commit({
    at: now,
    put: [
      { key: 'release/R-1', value: failedNow as never, lists: ['releases/open'] },
      { key: `watch/${WATCH}`, value: watch as never, lists: [`watches/of/R-1-1/api`] },
    ],
  });
  const sent: { name: string; alt: string }[] = [];
  const next = <T>(answers: T[]) => (answers.length > 1 ? answers.shift() : answers[0]) as T;
  const slack = {
    upload: async (name: string, _: unknown, alt: string) => {
      sent.push({ name, alt });
      return next(uploads);
    },
    isProcessed: async () => next(looks),
  };
  const kind = KINDS.picture.open(
    contextOf(setting, {
      slack,
      draw: async () =>
        draws ? { ok: true, png: new Uint8Array(4) } : { ok: false, why: 'it took longer than 10000 ms' },
    }),
  );
  const errand = {
    id: 1,
    key: 'picture/x',
    mode: 'once',
    lane: 'x',
    kind: 'picture',
    dueAt: now,
    data: { kind: 'picture', ...of },
  } as const;
  return { attempt: () => kind.attempt(errand, 0), givenUp: () => kind.givenUp?.(errand, 'w'), sent };
}
type Attempt = Awaited<ReturnType<Awaited<ReturnType<typeof opened>>['attempt']>>;
/** What the thread is to show. */
const notes = (attempt: Attempt) =>
  'done' in attempt ? (attempt.also?.errands ?? []).map((e) => e.data) : expect.fail(`not over: ${attempt}`);
const NOTE = { kind: 'note', release: 'R-1', note: [WORDS], broadcast: false };
const TITLE = 'errors of api 4.2 in production, eu';

test('what was measured is drawn and uploaded with its words, and shown once Slack has processed it', async () => {
  const p = await opened({
    looks: [
      { ok: true, value: false },
      { ok: true, value: true },
    ],
  });
  expect(await p.attempt()).toMatchObject({ retryInMs: expect.any(Number), failing: false });
  expect(p.sent).toEqual([{ name: 'health-R-1.png', alt: WORDS }]);
  expect(await p.attempt()).toMatchObject({ retryInMs: expect.any(Number), failing: false });
  expect(notes(await p.attempt())).toEqual([{ ...NOTE, picture: { file: 'F1', title: TITLE, alt: WORDS } }]);
  expect(p.sent).toHaveLength(1);
});

test.each([
  ['it can’t be drawn', { draws: false }, 1],
  ['Slack refuses the upload', { uploads: [REFUSED] }, 1],
  ['Slack refuses to say whether it is processed', { looks: [REFUSED] }, 2],
  ['Slack never processes it', { looks: [{ ok: true as const, value: false }] }, 21],
])('where %s, the thread has the words', async (_, how, attempts) => {
  const p = await opened(how);
  for (let i = 1; i < attempts; i++) expect(await p.attempt()).toHaveProperty('retryInMs');
  expect(notes(await p.attempt())).toEqual([NOTE]);
});

test('a Slack that is down is waited for; what is given up then is told in words', async () => {
  const p = await opened({
    uploads: [
      { ok: false, why: 'unreachable', detail: 'd' },
      { ok: true, value: 'F2' },
    ],
  });
  expect(await p.attempt()).toMatchObject({ failing: true });
  expect(await p.givenUp()).toMatchObject({ errands: [{ data: NOTE }] });
  await p.attempt();
  expect(notes(await p.attempt())).toMatchObject([{ picture: { file: 'F2' } }]);
});

describe('how deploys ended', () => {
  const digest = { audience: 'engineering', at: '2026-03-09T08:00:00.000Z', channel: 'C1', ts: '1.2' };
  const WEEKS =
    'Releases each week that went live and stayed; from 12 Jan: none, from 19 Jan: none, from 26 Jan: none, from 2 Feb: none, from 9 Feb: none, from 16 Feb: none, from 23 Feb: none, from 2 Mar: 0 of 1 (Europe/Berlin)';
  test('is shown in the thread of its digest', async () => {
    const p = await opened({ of: { digest } });
    await p.attempt();
    expect(p.sent).toEqual([{ name: 'releases-2026-03-09.png', alt: WEEKS }]);
    expect(notes(await p.attempt())).toEqual([
      {
        ...{ kind: 'note', note: [WEEKS], broadcast: false, under: { channel: 'C1', ts: '1.2' } },
        picture: { file: 'F1', title: 'Releases each week', alt: WEEKS },
      },
    ]);
  });
  test('is not said again where no picture of it can be shown', async () => {
    expect(notes(await (await opened({ of: { digest }, draws: false })).attempt())).toEqual([]);
    expect(notes(await (await opened({ of: { digest: { ...digest, audience: 'gone' } } })).attempt())).toEqual([]);
  });
});

test('where nothing was measured there is nothing to show', async () => {
  const p = await opened({ looked: false });
  expect(notes(await p.attempt())).toEqual([]);
  expect(p.sent).toEqual([]);
});
