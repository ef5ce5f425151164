import { expect, test } from 'vitest';
import { readOptions } from '../../sandbox/options.ts';

test('without options: the guided start on port 4000', () => {
  expect(readOptions([])).toMatchObject({
    ok: true,
    value: { port: 4000, speed: 1, start: expect.stringContaining('snapshot') },
  });
});
test('empty, signed, fast, at a time', () => {
  const read = readOptions([
    '--empty',
    '--http',
    '--speed',
    '20',
    '--port',
    '0',
    '--test-clock',
    '2026-03-03T09:00:00Z',
  ]);
  expect(read).toMatchObject({ ok: true, value: { http: true, speed: 20, port: 0, clock: { runs: false } } });
  expect(read.ok && read.value.start).toBeUndefined();
});
test('another company begins empty', () => {
  const read = readOptions(['--manifests', 'manifests']);
  expect(read.ok && read.value.start).toBeUndefined();
});
test('every fault is said, with the option', () => {
  const read = readOptions([
    '--port',
    'abc',
    '--speed',
    '0',
    '--test-clock',
    'noon',
    '--persist',
    '/dev/null',
    '--manifests',
    '/nowhere',
  ]);
  expect(read.ok ? [] : read.faults).toEqual([
    '--port must be a number from 0 to 65535',
    '--speed must be at least 0.1',
    '--test-clock must be an instant, such as 2026-03-03T09:00:00Z',
    '--persist must be a folder',
    '--manifests must be a folder of manifests',
  ]);
  const unknown = readOptions(['--nope']);
  expect(unknown.ok ? '' : unknown.faults[0]).toContain("Unknown option '--nope'");
});
