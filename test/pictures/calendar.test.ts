import { describe, expect, test } from 'vitest';
import { STATES, type State } from '../../src/domain/release/state.ts';
import { STATE_WORDS } from '../../src/domain/release/state-words.ts';
import { calendarPicture, type DrawnRow } from '../../src/pictures/calendar.ts';
import { pngOf } from '../../src/pictures/png.ts';
import { drawing, text } from '../../src/pictures/svg.ts';
import { given, PLAN } from '../domain/given.ts';
import { rangeIn } from '../support/range.ts';

const [release] = Object.values(given().done(PLAN).world.releases);
if (!release) throw new Error('no release was planned');

const frozen = (name: string, from: string, until: string, soft?: true): DrawnRow => ({
  entry: {
    from: `${from}:00.000Z`,
    until: `${until}:00.000Z`,
    freeze: {
      from: `${from}:00.000Z`,
      until: `${until}:00.000Z`,
      name,
      why: 'w',
      scope: { services: [], environments: [] },
      ...(soft && { soft }),
    },
  },
  what: name,
  word: soft ? 'Softly frozen' : 'Frozen',
});
const at = (state: State, from: string, what = `${state} 1 → production`): DrawnRow => ({
  entry: {
    from: `${from}:00.000Z`,
    until: new Date(Date.parse(`${from}:00.000Z`) + 1_800_000).toISOString(),
    release,
  },
  what,
  word: STATE_WORDS[state].word,
  mark: STATE_WORDS[state].mark,
});
function drawn(said: 'week' | 'month', zone: string, now: string, rows: DrawnRow[]): string {
  const range = rangeIn(said, zone, `${now}:00.000Z`);
  return calendarPicture(range.title, range, rows, zone, `${now}:00.000Z`);
}

/** What is hatched in the days, as days since the Monday of its week: a day is 96 wide, and begins 24 from the edge. */
function bars(svg: string, fill = 'frozen'): [number, number][] {
  const all = svg.matchAll(new RegExp(`<rect x="([\\d.]+)" y="[\\d.]+" width="([\\d.]+)" [^>]*url\\(#${fill}\\)`, 'g'));
  return [...all]
    .map(([, x, width]) => [Number(x), Number(width)] as const)
    .filter(([, width]) => width !== 18)
    .map(([x, width]) => [hundredths((x - 24) / 96), hundredths((x + width - 24) / 96)]);
}
const hundredths = (n: number) => Math.round(n * 100) / 100;
const words = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, said = '']) => said.replace(/<[^>]*>/g, ''));
/** Lines below the strips: their mark is drawn over, so that only words are left. */
const told = (svg: string) => words(svg).join('\n');

describe('a freeze covers the hours it covers', () => {
  test.each<[string, 'week' | 'month', string, string, [string, string], [number, number][]]>([
    // Friday 18:00 is three quarters of a day in.
    [
      'from Friday 18:00',
      'week',
      'Europe/Berlin',
      '2026-03-04T09:00',
      ['2026-03-06T17:00', '2026-03-09T07:00'],
      [[4.75, 7]],
    ],
    [
      'for six hours',
      'week',
      'Europe/Berlin',
      '2026-03-04T09:00',
      ['2026-03-04T11:00', '2026-03-04T17:00'],
      [[2.5, 2.75]],
    ],
    [
      'over the end of a week, in a month',
      'month',
      'Europe/Berlin',
      '2026-03-04T09:00',
      ['2026-03-06T17:00', '2026-03-09T11:00'],
      [
        [4.75, 7],
        [0, 0.5],
      ],
    ],
    [
      'before the month no hour of it',
      'month',
      'Europe/Berlin',
      '2026-04-04T09:00',
      ['2026-03-30T00:00', '2026-04-01T10:00'],
      [[2, 2.5]],
    ],
    [
      'until midnight, and not a day more',
      'week',
      'Europe/Berlin',
      '2026-03-04T09:00',
      ['2026-03-02T23:00', '2026-03-03T23:00'],
      [[1, 2]],
    ],
    // 29 March has 23 hours in Berlin: its last 11.5 are half of it, from 12:30. The day after is whole again.
    [
      'on a day of 23 hours',
      'week',
      'Europe/Berlin',
      '2026-03-28T09:00',
      ['2026-03-29T10:30', '2026-03-29T22:00'],
      [[6.5, 7]],
    ],
    [
      'over the hour that is left out',
      'week',
      'Europe/Berlin',
      '2026-03-28T09:00',
      ['2026-03-28T23:00', '2026-03-29T22:00'],
      [[6, 7]],
    ],
    // 25 October has 25: 11:30 is in its middle.
    [
      'on a day of 25 hours',
      'week',
      'Europe/Berlin',
      '2026-10-24T09:00',
      ['2026-10-24T22:00', '2026-10-25T10:30'],
      [[6, 6.5]],
    ],
    // Lord Howe puts its clocks back by half an hour on 5 April: 24.5 hours.
    [
      'on a day of 24.5 hours',
      'month',
      'Australia/Lord_Howe',
      '2026-04-15T00:00',
      ['2026-04-05T01:15', '2026-04-05T13:30'],
      [[6.5, 7]],
    ],
    // Havana's 8 March begins at 01:00, its 1 November has midnight to one twice.
    [
      'on a day without a midnight',
      'week',
      'America/Havana',
      '2026-03-05T12:00',
      ['2026-03-08T05:00', '2026-03-08T16:30'],
      [[6, 6.5]],
    ],
    [
      'on a day with two midnights',
      'week',
      'America/Havana',
      '2026-10-29T12:00',
      ['2026-11-01T04:00', '2026-11-01T16:30'],
      [[6, 6.5]],
    ],
  ])('%s', (_, said, zone, now, [from, until], expected) => {
    expect(bars(drawn(said, zone, now, [frozen('Sale', from, until)]))).toEqual(expected);
  });

  test('its hours are written as well, with the month when it ends in another', () => {
    const svg = drawn('week', 'Europe/Berlin', '2026-03-28T09:00', [
      frozen('Weekend', '2026-03-27T17:00', '2026-03-30T06:00'),
      frozen('Sale', '2026-03-29T10:00', '2026-04-02T10:00'),
      frozen('Year', '2026-03-29T12:00', '2027-01-01T11:00'),
    ]);
    expect(told(svg)).toContain('Fri 27 18:00\nFrozen to Mon 30 08:00 Weekend');
    expect(told(svg)).toContain('Frozen to Thu 2 Apr 12:00 Sale');
    expect(told(svg)).toContain('Frozen to 1 Jan 2027 12:00 Year');
  });

  test('a soft one has a hatching of its own, and hides none that it overlaps', () => {
    const svg = drawn('week', 'UTC', '2026-03-04T09:00', [
      frozen('Hard', '2026-03-03T00:00', '2026-03-05T00:00'),
      frozen('Soft', '2026-03-03T12:00', '2026-03-04T00:00', true),
    ]);
    expect([bars(svg), bars(svg, 'soft')]).toEqual([[[1, 3]], [[1.5, 2]]]);
    expect(told(svg)).toContain('Softly frozen to Wed 4 00:00');
  });

  test('a short one is still seen', () => {
    const svg = drawn('month', 'UTC', '2026-03-04T09:00', [frozen('Blip', '2026-03-04T12:00', '2026-03-04T12:05')]);
    const [[from, until] = [0, 0]] = bars(svg);
    expect(until - from).toBeCloseTo(3 / 96);
  });
});

describe('what a picture tells', () => {
  test('names its zone, its days and the changes of its clocks', () => {
    const heads = (zone: string, now: string) => words(drawn('week', zone, now, [])).slice(0, 3);
    expect(heads('Europe/Berlin', '2026-03-28T09:00')).toEqual([
      'This week: 23 – 29 Mar 2026',
      'Times in Europe/Berlin',
      'Clocks change: Sun 29 02:00 to 03:00',
    ]);
    expect(heads('America/Havana', '2026-10-29T12:00')[2]).toBe('Clocks change: Sun 1 01:00 to 00:00');
    expect(heads('Australia/Lord_Howe', '2026-04-03T00:00')[2]).toBe('Clocks change: Sun 5 02:00 to 01:30');
    // In Nuuk it is another day after the change.
    expect(heads('America/Nuuk', '2026-03-27T12:00')[2]).toBe('Clocks change: Sat 28 23:00 to Sun 29 00:00');
    expect(heads('Asia/Kolkata', '2026-03-28T09:00')[2]).toBe('Mon 23');
    expect(heads('Europe/Berlin', '2026-12-30T09:00')[0]).toBe('This week: 28 Dec 2026 – 3 Jan 2027');
  });

  test('each state has its mark beside its word, and the legend says both', () => {
    const rows = STATES.map((state) => at(state, '2026-03-04T12:00'));
    for (const [i, state] of STATES.entries()) {
      const svg = drawn('week', 'UTC', '2026-03-04T09:00', rows.slice(i, i + 1));
      const { mark, word } = STATE_WORDS[state];
      expect(words(svg).filter((said) => said === mark)).toHaveLength(3);
      expect(words(svg).filter((said) => said.startsWith(word))).toHaveLength(2);
    }
  });

  test('failed, rejected and live do not look alike without colours', () => {
    const bare = (state: State) =>
      drawn('week', 'UTC', '2026-03-04T09:00', [at(state, '2026-03-04T12:00', 'api 1')]).replace(/#[0-9a-f]{6}/g, '');
    expect(new Set((['failed', 'rejected', 'completed', 'blocked', 'planned'] as const).map(bare)).size).toBe(5);
  });

  test('the bundled font has every mark', async () => {
    const png = async (mark: string) => (await pngOf(drawing(60, [text(24, 40, mark)]))).toString('base64');
    const marks = [...new Set(STATES.map((state) => STATE_WORDS[state].mark))];
    // A letter that no font has is a box, or nothing.
    const without = await Promise.all(['\ue000', ' '].map(png));
    const drawn = await Promise.all(marks.map(png));
    expect(new Set(drawn).size).toBe(marks.length);
    for (const one of drawn) expect(without).not.toContain(one);
  });

  test('of two equal times, when clocks are put back, which one is meant', () => {
    const svg = drawn('week', 'America/Havana', '2026-10-29T12:00', [
      frozen('Cut-over', '2026-10-31T22:00', '2026-11-01T05:30'),
      at('approved', '2026-11-01T04:30', 'api 1'),
      at('approved', '2026-11-01T05:30', 'api 2'),
    ]);
    expect(told(svg)).toContain('Frozen to Sun 1 Nov 00:30\nto the second 00:30: Cut-over');
    expect(told(svg)).toContain('at the first 00:30: api 1');
    expect(told(svg)).toContain('at the second 00:30: api 2');
  });
});

describe('what does not fit', () => {
  const many = Array.from({ length: 20 }, (_, n) =>
    at(n % 5 === 4 ? 'failed' : n < 10 ? 'completed' : 'planned', `2026-03-0${2 + (n % 5)}T12:00`, `api ${n}`),
  );

  test('releases are counted by their states; freezes and what went wrong are told', () => {
    const freezes = Array.from({ length: 12 }, (_, n) =>
      frozen(`Freeze ${n}`, `2026-03-0${2 + (n % 5)}T13:00`, `2026-03-0${3 + (n % 5)}T13:00`),
    );
    const svg = drawn('month', 'UTC', '2026-03-04T09:00', [...freezes, ...many]);
    for (let n = 0; n < 12; n++) expect(words(svg).some((said) => said.endsWith(` Freeze ${n}`))).toBe(true);
    expect(words(svg).filter((said) => said.startsWith('Failed api'))).toHaveLength(4);
    expect(told(svg)).toContain('and 14 more: ● 6 Live, ○ 8 Planned');
    expect(bars(svg)).toHaveLength(12);
  });

  test('of what somebody has to see to, what runs broken comes before what never began', () => {
    const rejected = Array.from({ length: 9 }, (_, n) => at('rejected', `2026-03-04T0${n}:00`, `api ${n}`));
    const svg = drawn('month', 'UTC', '2026-03-04T09:00', [
      ...rejected,
      at('rollback-failed', '2026-03-04T20:00', 'ledger 1'),
    ]);
    expect(told(svg)).toContain('Rollback failed ledger 1');
    expect(told(svg)).toContain('and 4 more: ⊘ 4 Rejected');
    // On the day itself, too: two marks, and how many more.
    expect(
      words(svg)
        .filter((said) => /^[⊗⊘]$/.test(said))
        .slice(0, 2),
    ).toEqual(['⊗', '⊘']);
  });

  test('a week alone tells more of them', () => {
    expect(told(drawn('week', 'UTC', '2026-03-04T09:00', many))).toContain('and 7 more: ○ 7 Planned');
    expect(told(drawn('week', 'UTC', '2026-03-04T09:00', many.slice(0, 14)))).not.toContain('more:');
  });

  test('one that comes every night is told once a week, and drawn every time', () => {
    const nights = [2, 3, 4, 5].map((d) => frozen('Night', `2026-03-0${d}T20:00`, `2026-03-0${d + 1}T04:00`));
    const svg = drawn('week', 'UTC', '2026-03-04T09:00', nights);
    expect(told(svg)).toContain('Mon 2 20:00\nFrozen to Tue 3 04:00\nand 3 times more this week: Night');
    expect(bars(svg)).toEqual([
      [0.83, 1.17],
      [1.83, 2.17],
      [2.83, 3.17],
      [3.83, 4.17],
    ]);
  });

  test('of more freezes than anybody reads, each is drawn and the rest is counted by itself', () => {
    const freezes = Array.from({ length: 45 }, (_, n) => frozen(`F ${n}`, '2026-03-04T06:00', '2026-03-04T18:00'));
    const svg = drawn('week', 'UTC', '2026-03-04T09:00', [...freezes, at('completed', '2026-03-05T12:00')]);
    expect(words(svg).filter((said) => said.startsWith('Frozen to'))).toHaveLength(40);
    expect(told(svg)).toContain('and 5 freezes more, drawn above');
    expect(bars(svg)).toHaveLength(45);
  });

  test('a freeze over weeks is told in each of them', () => {
    const svg = drawn('month', 'UTC', '2026-03-04T09:00', [frozen('Audit', '2026-03-05T00:00', '2026-03-20T00:00')]);
    expect(words(svg).filter((said) => said === 'Frozen to Fri 20 00:00 Audit')).toHaveLength(3);
    expect(words(svg).filter((said) => said === 'goes on')).toHaveLength(2);
  });

  test('a day shows three marks, or two and how many more', () => {
    const day = (n: number) =>
      words(
        drawn(
          'week',
          'UTC',
          '2026-03-04T09:00',
          Array.from({ length: n }, () => at('completed', '2026-03-04T12:00')),
        ),
      );
    expect(day(3).some((said) => said.startsWith('+'))).toBe(false);
    expect(day(4)).toContain('+2');
  });
});

test('a day that a zone left out has no hours and no name', async () => {
  const svg = drawn('week', 'Pacific/Apia', '2011-12-28T12:00', [
    frozen('Move', '2011-12-29T22:00', '2011-12-30T22:00'),
  ]);
  expect(svg).not.toContain('NaN');
  expect(words(svg)).not.toContain('Fri 30');
  expect((await pngOf(svg)).subarray(1, 4).toString()).toBe('PNG');
});

test('what people typed is never markup, and never wider than the picture', () => {
  const svg = drawn('week', 'UTC', '2026-03-04T09:00', [
    at('planned', '2026-03-04T12:00', `<script>${'checkout '.repeat(60)}${'x'.repeat(300)}`),
  ]);
  expect(svg).not.toContain('<script');
  expect(Math.max(...words(svg).map((said) => said.length))).toBeLessThan(50);
});

test('closed deploy windows are dotted over their hours, told once a week, and hide no freeze', () => {
  const closed = (from: string, until: string): DrawnRow => {
    const row = frozen('everything, everywhere: outside hours', from, until);
    if (!('freeze' in row.entry)) throw new Error('it is no freeze');
    const { freeze, ...span } = row.entry;
    return { ...row, word: 'Closed', entry: { ...span, closed: { ...freeze, name: 'hours', closed: true } } };
  };
  const nights = [2, 3, 4, 5, 6].map((d) => closed(`2026-03-0${d}T17:00`, `2026-03-0${d + 1}T09:00`));
  const svg = drawn('week', 'UTC', '2026-03-04T09:00', [
    ...nights,
    frozen('sale', '2026-03-04T00:00', '2026-03-05T00:00'),
  ]);
  expect(bars(svg, 'closed')).toEqual(
    [0, 1, 2, 3, 4].map((d) => [hundredths(d + 17 / 24), hundredths(d + 1 + 9 / 24)]),
  );
  expect(bars(svg)).toEqual([[2, 3]]);
  expect(told(svg)).toContain('Closed to Tue 3 09:00');
  expect(words(svg).filter((line) => line.startsWith('Closed to'))).toHaveLength(1);
  expect(told(svg)).toContain('and 4 times more this week');
  const later = [9, 10, 11].map((d) => closed(`2026-03-${`0${d}`.slice(-2)}T17:00`, `2026-03-${d + 1}T09:00`));
  const month = drawn('month', 'UTC', '2026-03-04T09:00', [...nights, ...later]);
  expect(bars(month, 'closed')).toHaveLength(8);
  expect(words(month).filter((line) => line.startsWith('Closed to'))).toHaveLength(1);
});
