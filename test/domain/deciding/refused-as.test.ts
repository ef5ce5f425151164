import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ASKED_FOR } from '../../../src/domain/deciding/decision.ts';

const SRC = join(import.meta.dirname, '../../../src');
const texts = new Map(
  readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [file, readFileSync(join(SRC, file), 'utf8')]),
);

test.each(ASKED_FOR)('what is asked for is refused somewhere: %s', (cause) => {
  const refusing = [...texts.values()].filter((text) => new RegExp(`\\brefuse\\(\\s*'${cause}'`).test(text));
  expect(refusing.length).toBeGreaterThan(0);
});

test('nobody asks for a cause by a name that nothing holds', () => {
  const comparing = /\brefused\s*[!=]==|includes\([\w.]*\brefused\)/;
  const files = [...texts].filter(([, text]) => comparing.test(text)).map(([file]) => file);
  // The one place that may.
  expect(files.filter((file) => file !== join('domain', 'deciding', 'decision.ts'))).toEqual([]);
});
