import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { entryOf, prepared } from '../../src/adapters/adapter.ts';
import * as shelf from '../../src/inbound/index.ts';
import type { Source } from '../../src/inbound/source.ts';
import { translated } from './translating.ts';

const DOCS = join(import.meta.dirname, '../../docs');
const read = (page: string) => readFileSync(join(DOCS, page), 'utf8');
const PAGES = readdirSync(join(DOCS, 'sources')).map((file) => [file.replace('.md', ''), read(`sources/${file}`)]);
const blocks = (page: string, of: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${of}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text = '']) => text);

const Entry = entryOf(shelf, { name: z.string() });
const entriesIn = (page: string) =>
  blocks(page, 'yaml')
    .filter((text) => text.startsWith('- '))
    .flatMap((text) => z.array(z.looseObject({ type: z.string().optional() })).parse(parse(text)))
    .flatMap((entry) => (SHELF.includes(entry.type ?? '') ? [Entry.parse(entry)] : []));
const SHELF = Object.values(shelf).map(({ type }) => `${type}`);
const SECRET = 'whsec_c2FuZGJveC1waXBlbGluZS1zaWduaW5nLXNlY3JldA==';
const opened = (entry: { type: string }): Source => prepared<unknown, Source>(shelf, entry, () => SECRET)({});

test('every source has its page', () => {
  expect(PAGES.map(([type]) => type).sort()).toEqual(SHELF.toSorted());
});

describe.each(PAGES)('the page of %s', (type = '', page = '') => {
  test('names it, and an entry of inbound.yml that is taken as it stands there', () => {
    expect(page).toContain(`(\`type: ${type}\`)`);
    // Alertmanager's stand in health.md, beside what becomes of alerts.
    const entries = entriesIn(type === 'alertmanager' ? read('health.md') : page);
    expect(entries.map((e) => e.type)).toContain(type);
  });
  test('gives the address of that entry, and how it is signed', () => {
    for (const entry of entriesIn(page)) {
      expect(page).toContain(`/inbound/${entry.name}`);
      const { headers, rest } = opened(entry).sign(new Uint8Array(), 1_772_528_400_000);
      if (rest !== undefined) expect(page).toContain(`/inbound/${entry.name}/<token>`);
      // As a header that it names, or as Jenkins takes it, in its address.
      const said = page.toLowerCase();
      const named = Object.keys(headers).some((header) => said.includes(header)) || said.includes('token@');
      expect(rest !== undefined || named, Object.keys(headers).join()).toBe(true);
    }
  });
});

test.each(blocks(read('sources/generic.md'), 'json').map((text) => [text.slice(0, 40), text]))(
  'what Gonogo’s own JSON may look like is read: %s',
  (_, text) =>
    expect(
      translated(
        opened({ type: 'generic', ...secretOf }),
        JSON.parse(text.replaceAll('sha256:…', `sha256:${'a'.repeat(64)}`)),
      ),
    ).toHaveProperty('told'),
);
const secretOf = { secret: { env: 'X' } };

test('the template of Datadog is read, filled or with nothing to fill in', () => {
  const [template = ''] = blocks(read('sources/datadog.md'), 'json');
  const datadog = opened({ type: 'datadog', ...{ token: { env: 'X' } } });
  const filled = { $ALERT_TRANSITION: 'Triggered', $DATE: '1772528400000', $TAGS: 'service:api,env:production' };
  const text = Object.entries(filled).reduce((so, [name, value]) => so.replace(name, value), template);
  expect(translated(datadog, JSON.parse(text))).toMatchObject({
    told: { alerts: [{ status: 'firing', service: 'api', environment: 'production' }] },
  });
  expect(translated(datadog, JSON.parse(template))).toHaveProperty('ignored');
});
