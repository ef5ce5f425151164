import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Quarantine, quarantines } from '../../src/domain/quarantine/document.ts';
import { upgrade } from '../../src/start/forms.ts';

const Delivery = z.object({
  ...{ delivery: z.string(), event: z.string(), faults: z.array(z.string()), size: z.number(), at: z.string() },
});
const Stored = z.object({ v: z.literal(1), id: z.string(), deliveries: z.array(Delivery), dropped: z.number() });
const stored = Stored.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/stored/quarantine-1/quarantine.json'), 'utf8')),
);

test('what was set aside in form 1 is read in today’s, and says as much as was kept then', () => {
  const read: Quarantine = quarantines.read(stored);
  expect(read).toEqual({ ...stored, v: 2 });
  expect(read.deliveries.map((d) => [d.event, d.body, d.headers])).toEqual([['push', undefined, undefined]]);
  expect(quarantines.read(read)).toBe(read);
  expect(upgrade.doc?.('quarantine/github', stored, [])).toMatchObject({ value: read, lists: ['quarantines'] });
});
