import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { look } from '../../../src/domain/health/look.ts';
import { numbers } from '../../../src/domain/health/measurement.ts';
import { shiftRule } from './rules.ts';

const HOUR = 3_600_000;
const WEEK = 168 * HOUR;
const dir = new URL('../../fixtures/health/', import.meta.url);

const series = (name: string) =>
  readFileSync(new URL(name, dir), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [at = '', value] = line.split(',');
      return { at: Date.parse(`${at.replace(' ', 'T')}:00Z`), value: Number(value) };
    });

/** The hours of a series in which a rule is unhealthy, held against the six hours before and the same hour a week ago. */
function fires(name: string, from: ('before' | 'weeks')[]) {
  const rows = series(name);
  const within = (since: number, until: number) =>
    numbers(...rows.filter((r) => since <= r.at && r.at < until).map((r) => r.value));
  const rule = shiftRule({ unit: '', against: { from, hours: 6, weeks: 1 } });
  const first = rows[0]?.at ?? 0;
  const hours = Array.from({ length: 14 * 24 - 1 }, (_, i) => Math.ceil(first / HOUR) * HOUR + i * HOUR);
  const bad = (t: number) =>
    look(rule, {
      from: new Date(t).toISOString(),
      to: new Date(t + HOUR).toISOString(),
      got: {
        points: within(t, t + HOUR),
        'before:points': within(t - 6 * HOUR, t),
        'weeks:points': within(t - WEEK, t - WEEK + HOUR),
      },
    }).verdict === 'unhealthy';
  return hours.filter(bad).map((t) => new Date(t).toISOString().slice(5, 13));
}

test('what comes every day raises no alarm once a week of it is known', () => {
  expect(fires('art_daily_small_noise.csv', ['weeks'])).toEqual([]);
  expect(fires('art_daily_small_noise.csv', ['before', 'weeks'])).toEqual([]);
});

test('a database that is suddenly busy does, in its labelled hours and in no others', () => {
  const { windows } = JSON.parse(readFileSync(new URL('labels.json', dir), 'utf8'))['rds_cpu_utilization_e47b3b.csv'];
  const labelled = (hour: string) =>
    windows.some(
      ([from, until]: [string, string]) =>
        from.slice(5, 13).replace(' ', 'T') <= hour && hour <= until.slice(5, 13).replace(' ', 'T'),
    );
  const found = fires('rds_cpu_utilization_e47b3b.csv', ['before']);
  expect(found).toEqual(['04-13T07', '04-13T08', '04-18T23', '04-19T00', '04-19T01', '04-19T02']);
  expect(found.filter((hour) => !labelled(hour))).toEqual([]);
  // The first one came before a week was known.
  expect(fires('rds_cpu_utilization_e47b3b.csv', ['before', 'weeks'])).toEqual(found.slice(2));
});
