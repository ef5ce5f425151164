import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { adapter, entryOf, prepared } from '../../src/adapters/adapter.ts';
import { address, secret } from '../../src/adapters/secret.ts';
import * as targets from '../../src/deploy-targets/index.ts';
import * as sources from '../../src/inbound/index.ts';
import { ADDRESS } from '../../src/outbound/address.ts';
import * as pagers from '../../src/pagers/index.ts';
import * as repositories from '../../src/repositories/index.ts';
import * as schedules from '../../src/schedules/index.ts';
import * as signals from '../../src/signals/index.ts';
import * as trackers from '../../src/trackers/index.ts';
import * as versions from '../../src/version-endpoints/index.ts';

const fax = adapter({
  type: 'fax',
  example: '{ type: fax, number: 42 }',
  options: { number: z.number(), pages: z.number().default(3) },
  secrets: {},
  open: ({ number, pages }) => `fax ${number} ${pages}`,
});
const pigeon = adapter({
  type: 'pigeon',
  example: '{ type: pigeon, loft: { env: LOFT } }',
  options: { loft: address, ring: secret },
  secrets: { loft: ADDRESS, ring: { is: 'the ring' } },
  open: (_, value, { from }: { from: string }) => `${from} → ${value('loft')} with ${value('ring')}`,
});
const SHELF = { fax, pigeon };
const entry = entryOf(SHELF, { name: z.string() });
const faultsOf = (value: unknown) =>
  entry.safeParse(value).error?.issues.map((i) => `${i.path.join('.')}: ${i.message}`);

describe('a shelf', () => {
  test('takes what its members take, and says what a member is like otherwise', () => {
    expect(entry.parse({ name: 'a', type: 'fax', number: 42 })).toMatchObject({ pages: 3 });
    expect(faultsOf({ name: 'a', type: 'telex' })).toEqual([
      'type: must be one of fax, pigeon; write for example { type: fax, number: 42 }',
    ]);
    expect(faultsOf({ name: 'a', type: 'fax', number: 42, loft: 'x' })).toEqual([': Unrecognized key: "loft"']);
    expect(faultsOf({ name: 'a', type: 'fax', number: 'x', colour: 1 })).toHaveLength(2);
  });

  test('opens the member that is named, with the values of its secrets', () => {
    const asked: string[] = [];
    const read = (variable: string, { is }: { is: string }) => {
      asked.push(`${is}: ${variable}`);
      return `value of ${variable}`;
    };
    const written = { type: 'pigeon', loft: 'https://loft.example', ring: { env: 'RING' } };
    expect(prepared(SHELF, written, read)({ from: 'here' })).toBe('here → https://loft.example with value of RING');
    expect(asked).toEqual(['the ring: RING']);
    expect(prepared(SHELF, { type: 'fax', ...{ number: 1 } }, read)({ from: 'here' })).toBe('fax 1 3');
    expect(() => prepared(SHELF, { type: 'constructor' }, read)).toThrow(/no adapter is called constructor/);
  });
});

test.each([
  ['deploy-targets', Object.values(targets)],
  ['inbound', Object.values(sources)],
  ['pagers', Object.values(pagers)],
  ['repositories', Object.values(repositories)],
  ['schedules', Object.values(schedules)],
  ['signals', Object.values(signals)],
  ['trackers', Object.values(trackers)],
  ['version-endpoints', Object.values(versions)],
])('%s: each folder is on the shelf, each type once', (room, members) => {
  const folders = readdirSync(join(import.meta.dirname, '../../src', room), { withFileTypes: true });
  expect(members.length).toBe(folders.filter((f) => f.isDirectory()).length);
  expect(new Set(members.map((m) => m.type)).size).toBe(members.length);
});
