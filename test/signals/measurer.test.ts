import { expect, test } from 'vitest';
import type { MeasureAsk } from '../../src/domain/health/asks.ts';
import { missing, numbers } from '../../src/domain/health/measurement.ts';
import { openMeasurer } from '../../src/signals/measurer.ts';
import type { Signal } from '../../src/signals/signal.ts';

const ABOUT = { service: 'api', environment: 'production', region: 'eu', step: 'eu', previous: null };
const ask = (n: number, more: Partial<MeasureAsk> = {}): MeasureAsk => ({
  rule: `r${n}`,
  part: 'value',
  source: 'metrics',
  text: 'q',
  version: '4.2',
  from: '2026-03-03T12:00:00.000Z',
  to: '2026-03-03T12:01:00.000Z',
  windowSeconds: 60,
  ...more,
});

/** A source whose answers are given one by one. */
function slow() {
  const open: (() => void)[] = [];
  const asked: string[] = [];
  const signal: Signal = {
    fill: (text, values) => `${text} ${values.version} ${values.previous} ${values.window}`,
    knowsPast: (text) => text !== 'now',
    measure: async ({ text }) => {
      asked.push(text);
      await new Promise<void>((go) => open.push(go));
      return numbers(1);
    },
  };
  return { open, asked, signal };
}
const turn = () => new Promise<void>((next) => setImmediate(next));
const NOW = '2026-03-03T12:01:15.000Z';
const STALE = '2026-03-03T12:02:15.000Z';

test('twenty questions are open at most, however many looks are asked for at once', async () => {
  const { open, signal } = slow();
  const measurer = openMeasurer({ metrics: signal });
  const all = Promise.all(
    Array.from({ length: 20 }, () =>
      measurer.ask(
        Array.from({ length: 10 }, (_, n) => ask(n)),
        ABOUT,
        NOW,
        STALE,
      ),
    ),
  );
  let most = 0;
  for (let answered = 0; answered < 200; ) {
    while (open.length === 0) await turn();
    // One begins in each turn, and more than twenty would, if they could.
    for (let i = 0; i < 25; i++) await turn();
    most = Math.max(most, open.length);
    for (const go of open.splice(0)) {
      go();
      answered += 1;
    }
  }
  expect(most).toBe(20);
  expect((await all).flat().every(({ got }) => got.ok)).toBe(true);
});

test('what can not be asked is missing, and is not asked', async () => {
  const { asked, signal } = slow();
  const measurer = openMeasurer({ metrics: signal });
  const why = async (more: Partial<MeasureAsk>, now = NOW) => {
    const [answer] = await measurer.ask([ask(0, more)], ABOUT, now, STALE);
    return answer?.got.ok === false ? `${answer.got.missing}: ${answer.got.why}` : 'asked';
  };
  expect(await why({ source: 'constructor' })).toBe('not-asked: signals.yml has no source constructor any more');
  expect(await why({ text: '{{ version }}', version: null })).toBe('not-asked: nobody knows which version ran before');
  expect(await why({ text: '{{previous}}' })).toBe('not-asked: nobody knows which version ran before');
  expect(await why({ text: 'now' }, '2026-03-03T12:02:15.001Z')).toBe(
    'not-asked: its source can only be asked about now',
  );
  expect(await why({ text: 'now', keep: { base: 'before', of: 'x' } })).toBe(
    'not-asked: its source can only be asked about now',
  );
  expect(asked).toEqual([]);
});

test('of what was not measured, it is said which source was asked', async () => {
  const { signal } = slow();
  const down = { ...signal, measure: async () => missing('unreached', 'the source answered 503') };
  const [answer] = await openMeasurer({ metrics: down }).ask([ask(0)], ABOUT, NOW, STALE);
  expect(answer?.got).toEqual(missing('unreached', 'the source answered 503 (metrics in signals.yml)'));
});

test('a question is filled in, also where nobody knows what ran before', async () => {
  const { open, asked, signal } = slow();
  const answer = openMeasurer({ metrics: signal }).ask([ask(0)], ABOUT, STALE, STALE);
  while (open.length === 0) await turn();
  open[0]?.();
  expect((await answer)[0]?.got).toEqual(numbers(1));
  expect(asked).toEqual(['q 4.2  60s']);
});
