import { expect, onTestFinished, test } from 'vitest';
import type { Attempt, ErrandKind } from '../../src/outbox/attempt.ts';
import { nextOccurrence } from '../../src/outbox/digests.ts';
import { SLACK_LIMITS } from '../../src/outbox/limits.ts';
import { Outbox } from '../../src/outbox/outbox.ts';
import { openLowdb } from '../../src/store/lowdb/index.ts';
import type { Errand, NewErrand } from '../../src/store/store.ts';
import { tempDir } from '../support/temp.ts';

const AT = '2026-03-03T09:00:00.000Z';
const errand = (key: string, lane: string, more: Partial<NewErrand> = {}): NewErrand => ({
  key,
  mode: 'once',
  lane,
  kind: 'post',
  dueAt: AT,
  data: null,
  ...more,
});

async function outbox(
  attempt: (e: Errand, tries: number) => Promise<Attempt>,
  more: Partial<ErrandKind> = {},
  now = () => AT,
  dir = tempDir(),
) {
  const store = (await openLowdb(dir)).of('T1');
  const kind: ErrandKind = {
    mark: true,
    call: (e, queued) => ({ rule: 'post', channel: e.lane, queued }),
    attempt,
    ...more,
  };
  const box = new Outbox({
    store,
    kinds: { post: kind },
    limits: { ...SLACK_LIMITS, speed: 100 },
    now,
    random: () => 0.5,
    log: () => {},
  });
  onTestFinished(async () => {
    await box.stop();
    await store.close();
  });
  const put = (...errands: NewErrand[]) => store.commit({ at: AT, errands });
  const until = async (done: () => boolean) => {
    while (!done()) await new Promise((again) => setTimeout(again, 2));
  };
  return { store, box, put, until };
}

test('a lane keeps its order, and one that waits for Slack holds up no other', async () => {
  const sent: string[] = [];
  let refusals = 0;
  const { box, put, until } = await outbox(async (e) => {
    // Until all others are out: a lane that held them up would hold them up for ever.
    if (e.lane === 'hot' && (refusals++ < 3 || sent.length < 5))
      return { retryInMs: 5000, why: 'rate limited', failing: false, unsent: true };
    sent.push(e.key);
    return { done: true };
  });
  await put(
    ...Array.from({ length: 5 }, (_, n) => errand(`hot ${n}`, 'hot')),
    ...Array.from({ length: 5 }, (_, n) => errand(`cool ${n}`, 'cool')),
  );
  box.start();
  await until(() => sent.length === 10);
  expect(sent.filter((s) => s.startsWith('cool'))).toEqual([0, 1, 2, 3, 4].map((n) => `cool ${n}`));
  expect(sent.filter((s) => s.startsWith('hot'))).toEqual([0, 1, 2, 3, 4].map((n) => `hot ${n}`));
  expect(sent.indexOf('cool 4')).toBeLessThan(sent.indexOf('hot 0'));
});

test('nothing leaves before it is due; a tick after it does', async () => {
  let now = AT;
  const sent: string[] = [];
  const { box, put } = await outbox(
    async (e) => {
      sent.push(e.key);
      return { done: true };
    },
    {},
    () => now,
  );
  await put(errand('later', 'l', { dueAt: '2026-03-03T10:00:00.000Z' }), errand('now', 'n'));
  box.start();
  await box.idle();
  expect(sent).toEqual(['now']);
  now = '2026-03-03T10:00:00.000Z';
  box.tick();
  await box.idle();
  expect(sent).toEqual(['now', 'later']);
});

test('an attempt of unknown outcome is told to the next one, also after a restart; a certain failure is not', async () => {
  const dir = tempDir();
  const saw: (string | undefined)[] = [];
  const first = await outbox(
    async (e) => {
      saw.push(e.triedAt);
      return { why: 'broken connection', failing: true, unsent: false, retryInMs: 1_000_000 };
    },
    {},
    () => AT,
    dir,
  );
  await first.put(errand('p', 'l'));
  first.box.start();
  await first.until(() => saw.length === 1);
  await first.box.idle();
  await first.box.stop();
  await first.store.close();
  const second = await outbox(
    async (e) => {
      saw.push(e.triedAt);
      return saw.length < 3 ? { why: 'refused connection', failing: true, unsent: true, retryInMs: 1 } : { done: true };
    },
    {},
    () => AT,
    dir,
  );
  second.box.start();
  await second.until(() => saw.length === 3);
  expect(saw[0]).toBeUndefined();
  expect(saw[1]).toMatch(/^20/);
  expect(saw[2]).toBeUndefined();
});

test('what is given up is over, its owner is told, and the lane goes on', async () => {
  const sent: string[] = [];
  const { store, box, put, until } = await outbox(
    async (e) => {
      if (e.key === 'bad') return { giveUp: 'not in channel' };
      sent.push(e.key);
      return { done: true };
    },
    {
      givenUp: async (e, why, threw) => ({
        errands: [errand(`tell/${e.key}: ${why}${threw ? ` (${threw})` : ''}`, 'dm')],
      }),
    },
  );
  await put(errand('bad', 'l'), errand('good', 'l'));
  box.start();
  await until(() => sent.length === 2);
  expect(sent.sort()).toEqual(['good', 'tell/bad: not in channel']);
  await box.idle();
  const left: string[] = [];
  store.work((e) => void left.push(e.key))();
  expect(left).toEqual([]);
});

test('an edit that is replaced while it is on its way is sent once more, and one that waits is sent once', async () => {
  const sent: unknown[] = [];
  let release = () => {};
  const { box, put, until } = await outbox(
    async (e) => {
      sent.push(e.data);
      if (sent.length === 1)
        await new Promise<void>((go) => {
          release = go;
        });
      return { done: true };
    },
    { mark: false, call: () => ({ rule: 'edit', when: 'now' }) },
  );
  const edit = (n: number) => errand('edit/x', 'edit/x', { mode: 'latest', data: n });
  await put(edit(1));
  box.start();
  await until(() => sent.length === 1);
  await put(edit(2));
  await put(edit(3));
  release();
  await until(() => sent.length === 2);
  await box.idle();
  expect(sent).toEqual([1, 3]);
});

test('a digest falls on its wall-clock time on both sides of a change of the clocks', () => {
  expect(nextOccurrence('0 9 * * 1', 'Europe/Berlin', '2026-03-24T00:00:00.000Z')).toBe('2026-03-30T07:00:00.000Z');
  expect(nextOccurrence('0 9 * * 1', 'Europe/Berlin', '2026-10-20T00:00:00.000Z')).toBe('2026-10-26T08:00:00.000Z');
  // Half past two is skipped on the 29th: it moves on by the hour, and is not told twice.
  expect(nextOccurrence('30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00:00.000Z')).toBe('2026-03-29T01:30:00.000Z');
  expect(nextOccurrence('30 2 * * *', 'Europe/Berlin', '2026-03-29T01:30:00.000Z')).toBe('2026-03-30T00:30:00.000Z');
  expect(nextOccurrence('0 0 * * *', 'America/Havana', '2026-11-01T03:00:00.000Z')).toBe('2026-11-01T04:00:00.000Z');
  expect(nextOccurrence('0 0 * * *', 'America/Havana', '2026-11-01T04:00:00.000Z')).toBe('2026-11-02T05:00:00.000Z');
  expect(nextOccurrence('0 0 L-30 2 *', 'UTC', '2026-11-01T04:00:00.000Z')).toBeUndefined();
});

test('what throws again and again is set aside, and whoever should hear of it is told; the lane goes on', async () => {
  const sent: string[] = [];
  const threw: string[] = [];
  const { box, put, until } = await outbox(
    async (e) => {
      if (e.key === 'bad') {
        threw.push(e.key);
        throw new URIError('URI malformed');
      }
      sent.push(e.key);
      return { done: true };
    },
    {
      givenUp: async (e, why, threw) => ({
        errands: [errand(`tell/${e.key}: ${why}${threw ? ` (${threw})` : ''}`, 'dm')],
      }),
    },
  );
  await put(errand('bad', 'l'), errand('good', 'l'));
  box.start();
  await until(() => sent.length === 2);
  expect(threw).toHaveLength(3);
  expect(sent.sort()).toEqual(['good', 'tell/bad: of a fault of mine, which is in my log (threw)']);
});

test('where even telling it fails, the lane goes on', async () => {
  const sent: string[] = [];
  const { box, put, until } = await outbox(
    async (e) => {
      if (e.key === 'bad') return { giveUp: 'is_archived' };
      sent.push(e.key);
      return { done: true };
    },
    {
      givenUp: async () => {
        throw new Error('nobody is left');
      },
    },
  );
  await put(errand('bad', 'l'), errand('good', 'l'));
  box.start();
  await until(() => sent.length === 1);
  expect(sent).toEqual(['good']);
});

test('what says all is said once for all that waits behind it; what comes while it leaves is said anew', async () => {
  const said: string[] = [];
  const leaving = Promise.withResolvers<void>();
  const { box, put, until } = await outbox(
    async (e) => {
      said.push(e.key);
      if (said.length === 1) await leaving.promise;
      return { done: true };
    },
    { saysAll: true },
  );
  const other = errand('other', 'dm', { kind: 'tell' });
  await put(errand('a', 'dm'), errand('b', 'dm'), errand('c', 'elsewhere'), other);
  box.start();
  await until(() => said.length === 2);
  await put(errand('d', 'dm'));
  leaving.resolve();
  await box.idle();
  expect(said.sort()).toEqual(['a', 'c', 'd']);
  // Its key is remembered as that of one that left by itself.
  await put(errand('b', 'dm'));
  await box.idle();
  expect(said).toHaveLength(3);
});

test('what may have left before says nothing for others', async () => {
  const said: [string, boolean][] = [];
  const { box, put, until } = await outbox(
    async (e) => {
      said.push([e.key, e.triedAt !== undefined]);
      return said.length === 1
        ? { why: 'broken connection', failing: true, unsent: false, retryInMs: 1 }
        : { done: true };
    },
    { saysAll: true },
  );
  await put(errand('a', 'dm'), errand('b', 'dm'));
  box.start();
  await until(() => said.length === 3);
  expect(said).toEqual([
    ['a', false],
    ['a', true],
    ['b', false],
  ]);
});
