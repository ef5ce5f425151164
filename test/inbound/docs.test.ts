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

/** What each expression of Argo CD's template writes, of an operation of a step, of one made by hand, and where there is nothing. */
const ARGO: Record<string, [step: unknown, byHand: unknown, nothing: unknown]> = {
  'toJson .app.metadata.name': ['shop', 'shop', 'shop'],
  'toJson (index (.app.metadata.labels | default dict) "environment")': ['production', 'production', null],
  'toJson .app.status.operationState.phase': ['Succeeded', 'Failed', 'Running'],
  'toJson .app.status.health.status': ['Healthy', 'Degraded', null],
  'toJson .app.status.sync.revision': ['a'.repeat(40), '1.2.3', null],
  'toJson .app.status.operationState.startedAt': ['2026-03-03T09:00:00Z', '2026-03-03T09:00:00Z', null],
  'toJson .app.status.operationState.finishedAt': ['2026-03-03T09:01:00Z', '2026-03-03T09:01:00Z', null],
  'toJson .app.status.summary.images': [['ghcr.io/acme/shop:4.2'], [], null],
  'toJson (printf "%s/applications/%s" .context.argocdUrl .app.metadata.name)': ['https://a.example/x', '/x', null],
};
const INFO = '{{range .app.status.operationState.operation.info}}{{if eq .name "gonogo"}}{{.value}}{{end}}{{end}}';
const Settings = z.object({
  'service.webhook.gonogo': z.string(),
  'template.gonogo': z.string(),
});
const Service = z.object({ url: z.string(), headers: z.array(z.object({ name: z.string(), value: z.string() })) });
const Template = z.object({ webhook: z.object({ gonogo: z.object({ method: z.literal('POST'), body: z.string() }) }) });

test.each([
  [
    'a step',
    0,
    'D-1/production',
    [
      { type: 'run', run: 'D-1/production' },
      { state: 'succeeded', from: { version: '4.2' } },
    ],
  ],
  ['what was done by hand', 1, '', [{ type: 'run' }, { state: 'failed', from: { environment: 'production' } }]],
  ['what has no label and no operation', 2, '', { type: 'run' }],
])('the settings of Argo CD send what is read: %s', (_, which, info, told) => {
  const page = read('sources/argo-cd.md');
  const text = blocks(page, 'yaml').find((block) => block.includes('template.gonogo')) ?? '';
  const settings = Settings.parse(parse(text));
  const { url, headers } = Service.parse(parse(settings['service.webhook.gonogo']));
  const [entry] = entriesIn(page).filter(({ type }) => type === 'argo-cd');
  expect(new URL(url).pathname).toBe(`/inbound/${entry?.name}`);
  const { body } = Template.parse(parse(settings['template.gonogo'])).webhook.gonogo;
  const written = body
    .replace(INFO, info)
    .replaceAll(/\{\{(.+?)\}\}/g, (_, expression: string) => JSON.stringify(ARGO[expression]?.[which]));
  const argo = opened({ type: 'argo-cd', ...{ token: { env: 'X' } } });
  expect(translated(argo, JSON.parse(written))).toMatchObject({ told });
  const sent = new Map(headers.map(({ name, value }) => [name, value.replace('$gonogo-token', SECRET)]));
  expect(argo.verify({ raw: new TextEncoder().encode(written), header: (name) => sent.get(name) }, 0)).toBe('secret');
});
